// CPUs that are threads of one core: how many cores there are, and who goes by that.

import ReLUKernels
import Testing

@Suite("CPUs of one core")
struct CoreSharingTests {
  static let pairs = CoreSharing(cores: [[2, 0], [1, 3]])

  @Test(
    "cores of some CPUs",
    arguments: [
      ([0, 1, 2, 3], 2), ([0, 2], 1), ([0, 1], 2), ([0], 1), ([], 0), ([0, 1, 2, 3, 4, 9], 4),
    ])
  func count(cpus: [Int], cores: Int) {
    #expect(Self.pairs.count(of: cpus) == cores)
    #expect(CoreSharing.none.count(of: cpus) == cpus.count)
  }

  @Test("no more find a core of their own than may be busy, and one always does")
  func mostBusy() {
    #expect(Self.pairs.count(of: [0, 1, 2, 3], mostBusy: 4) == 2)
    #expect(Self.pairs.count(of: [0, 1, 2, 3], mostBusy: 1) == 1)
    #expect(Self.pairs.count(of: [], mostBusy: 3) == 3, "where the system does not say which")
  }

  @Test("a profile keeps them")
  func text() throws {
    let profile = AutoProfile(
      machine: AutoProfileTests.machine, plans: AutoProfileTests.profile.plans, sharing: Self.pairs)
    let lines = profile.text.split(separator: "\n")
    #expect(lines[0] == "relubench-profile 3", "a library from before refuses it as a whole")
    #expect(lines[2...3] == ["shared-core 0 2", "shared-core 1 3"])
    #expect(try AutoProfile(parsing: profile.text, for: AutoProfileTests.machine) == profile)
  }

  @Test(
    "what is no list of cores is refused, by its line",
    arguments: [
      [[0]], [[0, 0]], [[0, 1], [1, 2]], [[-1, 0]],
    ])
  func damaged(cores: [[Int]]) {
    let text = AutoProfile(
      machine: AutoProfileTests.machine, plans: AutoProfileTests.profile.plans,
      sharing: CoreSharing(cores: cores)
    ).text
    let error = #expect(throws: AutoProfileError.self) {
      try AutoProfile(parsing: text, for: AutoProfileTests.machine)
    }
    guard case .corrupt(let line, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(line == 2 + cores.count)
  }

  /// Two CPUs of one core are one thread to a plan that nobody measured.
  @Test(
    "defaults count cores and not their threads", arguments: [(CoreSharing.none, 2), (pairs, 1)])
  func defaults(sharing: CoreSharing, threads: Int) {
    var machine = MachineShape.ofThisMachine
    machine.cores = 2
    let table = DoorTable(
      threads: 2, machine: machine,
      profile: AutoProfile(machine: machine, plans: [:], sharing: sharing), cpus: [0, 2])
    #expect(table.plan(.relu, inPlace: false).choice(for: 1 << 28).threads == threads)
  }
}
