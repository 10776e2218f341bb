// Whatever is wrong with a command line, the answer says what, and nothing is left behind.

import TestSupport
import Testing

/// A command line that asks for something impossible.
struct BadInput: Sendable, CustomTestStringConvertible {
  let arguments: [String]
  /// What standard error has to hold, all of it.
  let complaints: [String]

  init(_ arguments: String, _ complaints: String...) {
    self.arguments = arguments.split(separator: " ").map(String.init)
    self.complaints = complaints
  }

  var testDescription: String { arguments.joined(separator: " ") }
}

@Suite struct BadInputTests {
  static let names = [
    BadInput("--suite quik", "no suite is called 'quik'", "did you mean quick?"),
    BadInput(
      "--suite nonsense", "'nonsense'",
      "quick, sizes, networks, distributions, threads, allocation, cold, pool, calls, regret, gate, peers, activations"
    ),
    BadInput("--kernel relu/simd17", "no kernel matches 'relu/simd17'", "relu/simd16/baseline"),
    BadInput("--kernel rellu/*", "no kernel matches 'rellu/*'", "did you mean relu/"),
    BadInput("list --kernel relu/simd17", "relu/simd16/baseline"),
    BadInput("verify --kernel relu/simd17", "relu/simd16/baseline"),
    BadInput("--operation softmax", "no operation is called 'softmax'", "leaky-relu-gradient"),
    BadInput("--operation rleu", "did you mean relu"),
    BadInput("--distribution normal", "no distribution is called 'normal'", "random-50"),
    BadInput("--isa avx1024", "no instruction set is called 'avx1024'", "did you mean avx2"),
    BadInput("--isa \(foreignInstructionSet)", "this machine", "baseline"),
    BadInput("list --isa \(foreignInstructionSet)", "this machine", "baseline"),
    BadInput("--cache lukewarm", "no state of the caches is called 'lukewarm'", "warm, cold"),
    BadInput("--into nowhere", "'nowhere'", "reused, fresh, in-place"),
    BadInput("--chunk-policy fair", "'fair'", "static, dynamic"),
    BadInput("--format xml", "'xml'", "'table' and 'json'"),
    BadInput("list --format xml", "'xml'", "'table' and 'json'"),
  ]

  static let numbers = [
    BadInput("--elements 0", "--elements: 0 is out of range", "1 element or more"),
    BadInput("--elements=-1", "--elements: -1 is out of range", "1 element or more"),
    BadInput("--elements -1", "--elements: -1 is out of range", "1 element or more"),
    BadInput("--elements 64Gi", "64Gi", "of memory", "1 TiB"),
    BadInput("--elements 16Ti", "16Ti", "of memory", "256 TiB"),
    BadInput("--elements 2^62", "of memory", "more than can be counted"),
    BadInput("--elements 2^63", "2^63", "at most 2^62"),
    BadInput("--elements 99999999999999999999", "at most 2^62"),
    BadInput("--elements garbage", "cannot read 'garbage'", "4Ki"),
    BadInput("--elements 8..4", "8..4", "end is not below its start"),
    BadInput("--elements ,", "cannot read ''"),
    BadInput("--threads 0", "--threads: 0 is out of range", "1 thread or more"),
    BadInput("--threads -1", "--threads: -1 is out of range", "1 thread or more"),
    BadInput("--threads 9999", "9999", "cores this run may use"),
    BadInput("--threads two", "cannot read 'two'"),
    BadInput("--budget 0", "'0' is invalid for '--budget <time>'", "above 0 to 1000000 s"),
    BadInput("--budget nan", "'nan' is invalid for '--budget <time>'", "out of range"),
    BadInput("--budget inf", "'inf' is invalid for '--budget <time>'", "out of range"),
    BadInput("--budget -1", "'-1' is invalid for '--budget <time>'", "out of range"),
    BadInput("--budget=-1", "'-1' is invalid for '--budget <time>'", "out of range"),
    BadInput("--budget 0ms", "'0ms' is invalid for '--budget <time>'", "out of range"),
    BadInput("--budget 300h", "'300h' is invalid for '--budget <time>'", "out of range"),
    BadInput("--budget soon", "it is no time", "500ms"),
    BadInput("--budget 10x", "'x' is no unit", "h, m, s and ms"),
    BadInput("--budget 1h30", "30 has no unit", "1h30m"),
    BadInput("--budget 30m1h", "from large to small"),
    BadInput("duel a b --budget 2d", "'d' is no unit", "h, m, s and ms"),
    BadInput("gate a b --budget 2d", "'d' is no unit", "h, m, s and ms"),
    BadInput("tune --budget 2d -o p", "'d' is no unit", "h, m, s and ms"),
    BadInput("--slope nan", "--slope: nan is out of range"),
    BadInput("--slope inf", "--slope: inf is out of range"),
    BadInput("--alignment 3", "--alignment: 3 is out of range", "power of two from 4 to 4096"),
    BadInput("--alignment -4", "--alignment: -4 is out of range"),
    BadInput("--distance 2", "--distance: 2 is out of range", "multiple of 4"),
    BadInput("--distance -4", "--distance: -4 is out of range"),
    BadInput("--grain 0", "--grain: 0 is out of range"),
    BadInput("--grain -1", "--grain: -1 is out of range"),
    BadInput("--seed -1", "'-1' is invalid", "--seed"),
    BadInput("--seed 18446744073709551616", "is invalid", "--seed"),
    BadInput("tune --budget 0 -o p", "'0' is invalid for '--budget <time>'", "out of range"),
    BadInput("tune --budget nan -o p", "'nan' is invalid for '--budget <time>'", "out of range"),
    BadInput("tune --largest 255 -o p", "--largest: 255 is out of range", "256 elements or more"),
    BadInput("tune --largest 4Kb -o p", "--largest: cannot read '4Kb'", "4Ki"),
    BadInput("tune --largest -4 -o p", "--largest: -4 is out of range"),
    BadInput("tune --format json -o p", "--format: a profile is text, not JSON"),
    BadInput("verify --case garbage", "--case: cannot read 'garbage'", "17:4:60:out:3"),
    BadInput("verify --input zz", "--input: cannot read 'zz'", "hexadecimal"),
    BadInput("verify --input 100000000", "--input: cannot read '100000000'"),
    BadInput("verify --input 0 --upstream zz", "--upstream: cannot read 'zz'"),
  ]

  static let combinations = [
    BadInput("--frobnicate", "'--frobnicate'", "relubench run --help"),
    BadInput(
      "frobnicate", "no verb is called 'frobnicate'",
      "run, list, verify, compare, diff, report, duel, gate, tune, doctor"),
    BadInput("duel-wroker", "no verb is called 'duel-wroker'", "run, list, verify"),
    BadInput("verfy", "no verb is called 'verfy'", "did you mean verify?"),
    BadInput("run extra", "'extra'"),
    BadInput("doctor --suite quick", "'--suite'"),
    BadInput("tune", "there is no place for a profile", "RELUBENCH_PROFILE", "--output"),
    BadInput("tune --suite quick", "'--suite'"),
    BadInput("compare", "'<record>'"),
    BadInput("compare r.json --margin -1", "--margin: -1.0 is out of range", "1000 percent"),
    BadInput("compare r.json --margin nan", "--margin: nan is out of range"),
    BadInput("compare r.json --kernel ,", "cannot read ','"),
    BadInput("compare r.json --format xml", "'xml'"),
    BadInput("diff", "'<base>'"),
    BadInput("diff r.json", "'<candidate>'"),
    BadInput("diff r.json s.json --margin 1e9", "--margin", "out of range"),
    BadInput("diff r.json s.json --raw", "'--raw'"),
    BadInput("--suite networks --elements 4", "--elements does not apply to suite networks"),
    BadInput("--suite pool --elements 64", "--elements does not apply to suite pool"),
    BadInput("--suite pool --cache cold", "--cache does not apply to suite pool"),
    BadInput("--suite pool --consumer read", "--consumer does not apply to suite pool"),
    BadInput("--suite calls --consumer read", "--consumer does not apply to suite calls"),
    BadInput("--consumer reed", "'reed'", "did you mean read"),
    BadInput("--suite pool --into fresh", "--into does not apply to suite pool"),
    BadInput("--suite pool --threads 1", "takes two threads or more"),
    BadInput("--kernel relu/simd16/* --operation leaky-relu", "nothing to measure"),
    BadInput("--kernel relu/simd16/* --threads 2", "threads"),
    BadInput("verify --operation leaky-relu --kernel relu/simd16/*", "leave no kernel"),
    BadInput("verify --exhaustive --short", "--exhaustive", "--short"),
    BadInput("verify --exhaustive --input 0", "--exhaustive", "--input"),
    BadInput("verify --case 17:4:60:out:3 --input 0", "--case", "--input"),
    BadInput("verify --upstream 0", "--upstream", "--input"),
  ]

  /// One that only another platform has.
  static let foreignInstructionSet: String = {
    #if arch(x86_64)
      "neon"
    #else
      "avx2"
    #endif
  }()

  @Test(arguments: names + numbers + combinations + duels)
  func isRefusedInWordsAndLeavesNothing(_ input: BadInput) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(input.arguments, in: folder).run()
      #expect(run.ending == .exited(64))
      for complaint in input.complaints {
        #expect(run.errors.contains(complaint), "\(run.errors)")
      }
      #expect(run.output == "")
      #expect(try folder.names() == [])
    }
  }
}
