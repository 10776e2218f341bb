// The values of each distribution: shares, order, ranges, repeatability.

import BenchmarkSuites
import Testing

struct DistributionTests {
  static let counts = [0, 1, 2, 3, 64, 99, 1000, 1 << 16]
  static let cases = Distribution.allCases.flatMap { kind in counts.map { (kind, $0) } }
  static let randomOnes = Distribution.allCases.filter { $0.rawValue.hasPrefix("random-") }

  private func values(_ kind: Distribution, _ count: Int, seed: UInt64 = 7) -> [Float] {
    // A value no distribution makes shows an element that was not written.
    var values = [Float](repeating: 99, count: count)
    var span = values.mutableSpan
    kind.fill(&span, seed: seed)
    return values
  }

  @Test(arguments: Self.cases)
  func everyElementIsWrittenWithinRange(kind: Distribution, count: Int) {
    #expect(
      values(kind, count).allSatisfy { $0.isNaN || ($0 != 0 && $0.magnitude <= 1) })
  }

  @Test(arguments: Self.cases)
  func equalSeedsGiveEqualBits(kind: Distribution, count: Int) {
    let first = values(kind, count).map(\.bitPattern)
    #expect(first == values(kind, count).map(\.bitPattern))
    if count >= 64 { #expect(first != values(kind, count, seed: 8).map(\.bitPattern)) }
  }

  @Test(arguments: Self.cases)
  func shareOfNegativesIsExact(kind: Distribution, count: Int) {
    let ordinary = values(kind, count).filter(\.isNormal)
    let negatives = ordinary.count { $0 < 0 }
    let exact = Double(ordinary.count * kind.negativePercent) / 100
    #expect(abs(Double(negatives) - exact) <= 0.5)
  }

  @Test(arguments: Self.cases)
  func shareOfSpecialsIsExact(kind: Distribution, count: Int) {
    let values = values(kind, count)
    let exact = Double(count * kind.specialPercent) / 100
    let specials = values.filter { $0.isNaN || $0.isSubnormal }
    #expect(abs(Double(specials.count) - exact) <= 0.5)
    #expect(specials.allSatisfy { $0.isNaN == (kind == .nan1) })
    #expect(specials.allSatisfy { !$0.isSignalingNaN })
    let negative = specials.count { $0.sign == .minus }
    #expect(negative == specials.count / 2)
  }

  @Test func nanPayloadsVary() {
    let payloads = Set(values(.nan1, 10_000).filter(\.isNaN).map(\.bitPattern))
    #expect(payloads.count > 90)
  }

  @Test(arguments: Self.counts)
  func sortedIsSorted(count: Int) {
    let values = values(.sorted, count)
    #expect(zip(values, values.dropFirst()).allSatisfy(<=))
  }

  @Test func sortedValuesAreNotARamp() {
    let values = values(.sorted, 1000)
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    #expect(Set(steps).count > 500)
  }

  @Test func alternatingSignsAlternate() {
    let values = values(.alternating, 1001)
    #expect(values.indices.allSatisfy { (values[$0] < 0) == ($0 % 2 == 1) })
  }

  /// In a random order neighbours differ in sign 2p(1 - p) of the time, and signs a fixed distance
  /// apart agree as often as chance has it, so no short period can be learnt.
  @Test(arguments: Self.randomOnes)
  func signsHaveNoShortPeriod(kind: Distribution) {
    let count = 1 << 16
    let isNegative = values(kind, count).map { $0 < 0 }
    let share = Double(kind.negativePercent) / 100
    let expected = 2 * share * (1 - share)
    for distance in 1...64 {
      let changes = (distance..<count).count { isNegative[$0] != isNegative[$0 - distance] }
      // Five standard deviations of a share near one half over 2^16 draws are 0.01.
      #expect(abs(Double(changes) / Double(count - distance) - expected) < 0.012)
    }
  }

  /// Negatives must not gather at one end, as they would if the odds were not updated.
  @Test(arguments: Self.randomOnes)
  func negativesAreSpreadEvenly(kind: Distribution) {
    let values = values(kind, 1 << 16)
    for start in stride(from: 0, to: values.count, by: 1 << 13) {
      let negatives = values[start..<start + 1 << 13].count { $0 < 0 }
      #expect(abs(Double(negatives) / 8192 - Double(kind.negativePercent) / 100) < 0.03)
    }
  }

  @Test func magnitudesAreUniform() {
    let values = values(.random0, 1 << 16)
    for tenth in 0..<10 {
      let low = Float(tenth) / 10
      let share = Double(values.count { $0 > low && $0 <= low + 0.1 }) / 65_536
      #expect(abs(share - 0.1) < 0.01)
    }
  }

  @Test func upstreamGradientsAreUniformAndNotX() {
    let x = values(.random50, 1 << 16, seed: RandomStream.x.seed(from: 1))
    var dy = [Float](repeating: 99, count: 1 << 16)
    var span = dy.mutableSpan
    Distribution.fillUpstream(&span, seed: RandomStream.dy.seed(from: 1))
    #expect(dy.allSatisfy { $0 > -1 && $0 < 1 && $0 != 0 })
    for tenth in 0..<10 {
      let low = Float(tenth) / 5 - 1
      #expect(abs(Double(dy.count { $0 > low && $0 <= low + 0.2 }) / 65_536 - 0.1) < 0.01)
    }
    // Independent signs agree half of the time.
    let agreements = zip(x, dy).count { ($0 < 0) == ($1 < 0) }
    #expect(abs(Double(agreements) / 65_536 - 0.5) < 0.01)
  }

  @Test(arguments: Distribution.allCases)
  func namesReadBack(kind: Distribution) throws {
    #expect(try Distribution(parsing: kind.rawValue) == kind)
  }

  @Test func namesCoverWhatTheSuiteCompares() {
    #expect(
      Distribution.allCases.map(\.rawValue) == [
        "random-0", "random-25", "random-50", "random-75", "random-100", "alternating", "sorted",
        "nan-1", "subnormal-10",
      ])
  }

  @Test func unknownNameSuggests() throws {
    let error = try #require(throws: OptionError.self) { try Distribution(parsing: "randon-50") }
    #expect(error.description.contains("did you mean random-50"))
    #expect(error.description.contains("subnormal-10"))
  }
}
