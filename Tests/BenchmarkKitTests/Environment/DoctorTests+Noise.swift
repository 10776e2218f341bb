// The doctor on what the noise probe found.

import BenchmarkKit
import Testing

extension DoctorTests {
  private static func findings(_ noise: NoiseReading) -> [Finding] {
    Doctor.findings(for: Example.environment, noise: noise)
      .filter { ["noise", "frequency"].contains($0.subject) }
  }

  @Test(
    arguments: [
      (0.01, 0.01, 0, .fine, nil), (0.04, 0.01, 0, .fine, nil),
      (0.5, 0.01, 0, .problem, "else runs"),
      (0.01, 0.2, 0, .problem, "memory"), (0.01, 0.01, 0.2, .problem, "hypervisor"),
      // The worst part is the one to do something about.
      (0.2, 0.6, 0.1, .problem, "memory"), (0.9, 0.2, 0.1, .problem, "else runs"),
    ] as [(Double, Double, Double, Finding.Severity, String?)])
  func noiseIsGradedWithARemedy(
    _ compute: Double, _ memory: Double, _ stolen: Double, _ severity: Finding.Severity,
    _ remedy: String?
  ) throws {
    let reading = NoiseReading(
      computeJitter: compute, memoryJitter: memory, stolenShare: stolen)
    let finding = try #require(Self.findings(reading).first)
    #expect(finding == Doctor.finding(reading))
    #expect(finding.severity == severity)
    #expect(finding.title == "noise: \(reading.grade.rawValue) (\(reading.text))")
    #expect((finding.remedy == nil) == (remedy == nil))
    if let remedy { #expect(finding.remedy?.contains(remedy) == true, "\(finding)") }
  }

  @Test func sharedCoreHasARemedyOfItsOwn() throws {
    let reading = NoiseReading(computeJitter: 0.01, memoryJitter: 0.01, sharedCoreShare: 0.6)
    let finding = try #require(Self.findings(reading).first)
    #expect(finding.severity == .problem)
    #expect(finding.title.contains("core shared 60.0 %"))
    #expect(finding.remedy?.contains("other hardware thread") == true, "\(finding)")
  }

  /// The example's system says 3400.5 MHz.
  @Test(arguments: [(3.5, .fine), (3.07, .fine), (3.05, .advice)] as [(Double, Finding.Severity)])
  func frequencyIsHeldAgainstWhatTheSystemSays(
    _ gigahertz: Double, _ severity: Finding.Severity
  ) throws {
    let finding = try #require(
      Self.findings(NoiseReading(computeJitter: 0, memoryJitter: 0, frequency: gigahertz)).last {
        $0.subject == "frequency"
      })
    #expect(finding.severity == severity)
    #expect(finding.title.hasSuffix("GHz; the system says 3.40 GHz"))
  }

  @Test func withoutAReadingNothingIsSaid() {
    #expect(
      !Doctor.findings(for: Example.environment).contains {
        ["noise", "frequency"].contains($0.subject)
      })
  }
}
