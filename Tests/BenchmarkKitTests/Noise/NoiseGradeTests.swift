// Where quiet ends, part by part, and that the worst part counts.

import BenchmarkKit
import Testing

@Suite struct NoiseGradeTests {
  @Test(
    arguments: [
      (0, .quiet), (0.0199, .quiet), (0.02, .moderate), (0.0499, .moderate), (0.05, .noisy),
      // A busy program on every core takes up to half.
      (0.5, .noisy), (0.7499, .noisy), (0.75, .unusable), (1, .unusable),
    ] as [(Double, NoiseGrade)])
  func computeJitter(_ share: Double, _ grade: NoiseGrade) {
    #expect(NoiseReading(computeJitter: share, memoryJitter: 0, stolenShare: 0).grade == grade)
  }

  /// Clear spells are waited for, so that no share is hopeless.
  @Test(
    arguments: [
      (nil, .quiet), (0.0499, .quiet), (0.05, .moderate), (0.329, .moderate), (0.33, .noisy),
      (1, .noisy),
    ] as [(Double?, NoiseGrade)])
  func sharedCore(_ share: Double?, _ grade: NoiseGrade) {
    let reading = NoiseReading(computeJitter: 0, memoryJitter: 0, sharedCoreShare: share)
    #expect(reading.grade == grade)
    #expect(reading.text.contains("core shared") == (share != nil))
  }

  @Test(
    arguments: [
      (0.0499, .quiet), (0.05, .moderate), (0.1499, .moderate), (0.15, .noisy), (0.4999, .noisy),
      (0.5, .unusable), (9, .unusable),
    ] as [(Double, NoiseGrade)])
  func memoryJitter(_ share: Double, _ grade: NoiseGrade) {
    #expect(NoiseReading(computeJitter: 0, memoryJitter: share, stolenShare: 0).grade == grade)
  }

  @Test(
    arguments: [
      (nil, .quiet), (0.0099, .quiet), (0.01, .moderate), (0.0499, .moderate), (0.05, .noisy),
      (0.2499, .noisy), (0.25, .unusable),
    ] as [(Double?, NoiseGrade)])
  func stolenTime(_ share: Double?, _ grade: NoiseGrade) {
    #expect(NoiseReading(computeJitter: 0, memoryJitter: 0, stolenShare: share).grade == grade)
  }

  @Test func gradesAreOrdered() {
    #expect(NoiseGrade.allCases.sorted() == [.quiet, .moderate, .noisy, .unusable])
  }

  private static let quiet = NoiseReading(computeJitter: 0, memoryJitter: 0, stolenShare: 0)

  @Test(arguments: [
    NoiseReading(computeJitter: 0.2, memoryJitter: 0, stolenShare: 0),
    NoiseReading(computeJitter: 0, memoryJitter: 0.2, stolenShare: 0),
    NoiseReading(computeJitter: 0, memoryJitter: 0, stolenShare: 0.2),
  ]) func worstOfAllPartsAndBothMomentsCounts(_ noisy: NoiseReading) {
    #expect(NoiseRecord(before: noisy).grade == .noisy)
    #expect(NoiseRecord(before: noisy, after: Self.quiet).grade == .noisy)
    #expect(NoiseRecord(before: Self.quiet, after: noisy).grade == .noisy)
    #expect(NoiseRecord(before: Self.quiet, after: Self.quiet).grade == .quiet)
  }

  @Test func lineHasBothGradesAndTheWorseFigures() {
    #expect(
      Example.noise.line
        == "noise: moderate before, quiet after "
        + "(compute jitter 0.4 %, memory jitter 7.1 %, stolen 0.2 %)")
  }

  @Test func lineOfARunUnderWayHasWhatIsKnown() {
    let before = NoiseReading(computeJitter: 0.5, memoryJitter: 0.123)
    #expect(
      NoiseRecord(before: before).line
        == "noise: noisy before (compute jitter 50.0 %, memory jitter 12.3 %)")
  }
}
