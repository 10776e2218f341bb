// The doctor on the program and its clock.

extension Doctor {
  static func build(_ build: BuildFacts) -> Finding? {
    switch build.configuration {
    case .release:
      Finding(
        .fine, subject: "build", title: "release build", effect: "kernels run as they will be used")
    case .debug:
      Finding(
        .problem, subject: "build", title: "debug build",
        effect: "without the optimizer every figure is off by a factor, and not the same for each",
        remedy: "build with optimization", command: "swift build -c release")
    }
  }

  static func sources(_ build: BuildFacts) -> Finding? {
    guard let commit = build.commit else {
      return Finding(
        .advice, subject: "sources", title: "the build does not know its commit",
        effect: "the record cannot be traced to the sources it measured",
        remedy: "build with the script, which tells the build its commit", command: "scripts/bench")
    }
    if build.dirty == true {
      return Finding(
        .advice, subject: "sources", title: "built from uncommitted changes on \(commit)",
        effect: "nobody else can repeat the record",
        remedy: "commit the changes before a measurement that is to be kept", command: "git commit")
    }
    guard build.dirty == false else { return nil }
    return Finding(
      .fine, subject: "sources", title: "built from commit \(commit)",
      effect: "the record can be repeated")
  }

  static func clock(_ clock: ClockFacts) -> Finding? {
    let step = Quantity.nanoseconds(clock.resolutionNanoseconds)
    guard clock.resolutionNanoseconds > coarseClockNanoseconds else {
      return Finding(
        .fine, subject: "clock", title: "clock steps of \(step)",
        effect: "batches can be short")
    }
    // Linux falls back from tsc when it finds the counter unsteady.
    let slow = clock.source.map { $0 == "tsc" ? "" : " (source: \($0))" } ?? ""
    return Finding(
      .advice, subject: "clock", title: "coarse clock: steps of \(step)\(slow)",
      effect: "each batch must be long, so there are fewer samples within the budget",
      remedy: "give the run a larger budget", command: "relubench run --budget 300")
  }

  static func floatingPointMode(_ traits: [String]) -> Finding {
    Finding(
      .problem, subject: "floating-point-mode",
      title: "the process was started in another floating-point mode: "
        + traits.joined(separator: ", "),
      effect: "kernels are verified and measured in the default mode; a program that computes in "
        + "this one gets other bits, and perhaps another speed",
      remedy: "find out which library sets it as it is loaded, as those built with -ffast-math do, "
        + "and start without it (LD_PRELOAD)")
  }
}
