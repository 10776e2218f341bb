// A process that some library has put into another floating-point mode before it began.

import BenchmarkKit
import TestSupport
import Testing

#if os(Linux) && arch(x86_64)
  @Suite(.enabled(if: PreloadedLibrary.isPossible, "needs a C compiler and LD_PRELOAD"))
  struct StartModeTests {
    /// As `-ffast-math` leaves it, and another rounding.
    static let modes: [(bits: Int, traits: [String])] = [
      (0x8040, ["flush-to-zero", "denormals-are-zero"]), (0x4000, ["round-upward"]),
    ]

    private static func with(
      _ bits: Int, _ body: (ScratchFolder, [String: String?]) async throws -> Void
    ) async throws {
      try await ScratchFolder.with { folder in
        let library = try await PreloadedLibrary.environment(
          "mode",
          """
          __attribute__((constructor)) static void change(void) {
            __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | \(bits));
          }
          """, in: folder)
        try await body(folder, library)
      }
    }

    @Test(arguments: modes)
    func verificationIsInTheDefaultMode(_ bits: Int, _ traits: [String]) async throws {
      try await Self.with(bits) { folder, library in
        for scope in [["--short"], ["--input", "0x80000001"]] {
          let verify = try await Command.relubench(
            ["verify", "--type", "float32", "--kernel", "leaky-relu/*simd16*/*"] + scope,
            in: folder,
            environment: library
          ).run()
          #expect(verify.ending == .exited(0), "\(verify.output)")
          #expect(
            // Behind the kernels that this CPU cannot run.
            verify.output.contains(
              "The process was started in another floating-point mode "
                + "(\(traits.joined(separator: ", "))): compared is in the default mode.\n"),
            "\(verify.output)")
        }
      }
    }

    @Test(arguments: modes)
    func doctorRecordAndRunNameTheMode(_ bits: Int, _ traits: [String]) async throws {
      try await Self.with(bits) { folder, library in
        let doctor = try await Command.relubench(
          ["doctor", "--format", "json"], in: folder, environment: library
        ).run()
        let json = try JSONValue(json: doctor.output.utf8)
        let findings = try #require(json["findings"]).elements
        let finding = try #require(
          findings.first { $0["subject"] == .string("floating-point-mode") })
        #expect(finding["severity"] == .string("problem"))
        #expect("\(finding)".contains(traits.joined(separator: ", ")))
        #expect(json["environment"]?["floatingPointMode"]?.elements == traits.map { .string($0) })

        // Data with subnormal numbers, on threads too, of a kernel that multiplies.
        let run = try await Command.relubench(
          [
            "run", "--kernel", "leaky-relu/*simd16*", "--elements", "4096", "--threads", "all",
            "--distribution", "subnormal-10", "--budget", "0.2", "--no-ceilings", "-o", "r.json",
          ], in: folder, environment: library
        ).run()
        #expect(
          run.errors.contains(
            "warning: the process was started in another floating-point mode: "
              + traits.joined(separator: ", ")), "\(run.errors)")
        #expect(try folder.violations(in: "r.json") == [])
        let record = try folder.record("r.json")
        #expect(record.environment.floatingPointMode == traits)
        #expect(record.benchmarks.contains { $0.status == .ok })
        #expect(!record.benchmarks.contains { $0.status == .wrongAnswer })
      }
    }

    @Test func defaultModeIsNotWorthALine() async throws {
      try await Self.with(0) { folder, library in
        let verify = try await Command.relubench(
          ["verify", "--case", "17:4:60:out:3", "--kernel", "relu/simd8/baseline"], in: folder,
          environment: library
        ).run()
        #expect(verify.output.hasPrefix("ok "), "\(verify.output)")
      }
    }
  }
#endif
