// The doctor on the program and its clock.

extension Doctor {
  static func build(_ build: BuildFacts) -> Finding? {
    if build.configuration == .release, let finding = build.observed.flatMap(unusual) {
      return finding
    }
    return switch build.configuration {
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

  /// A release build that was made otherwise than the manifest says; nil for one that was not.
  private static func unusual(_ build: BuildFacts.Observed) -> Finding? {
    let commands = "swift build -c release"
    for (language, optimization) in [("Swift", build.swift), ("C", build.c)] {
      switch optimization {
      case .size, .unoptimized:
        return Finding(
          .problem, subject: "build",
          title: optimization == .size
            ? "\(language) is optimized for size" : "\(language) is not optimized",
          effect: "kernels, or what they are held against, are not what others run",
          remedy: "build without flags of your own", command: commands)
      case .unchecked:
        return Finding(
          .advice, subject: "build", title: "\(language) is built without checks (-Ounchecked)",
          effect: "figures are not those of builds with checks, which others have",
          remedy: "build without flags of your own", command: commands)
      case .speed, nil: continue
      }
    }
    let sets = [("Swift", build.swiftInstructionSets), ("C", build.cInstructionSets)]
    guard let (language, names) = sets.first(where: { !($0.1 ?? []).isEmpty }) else { return nil }
    return Finding(
      .advice, subject: "build",
      title: "all \(language) is compiled for \((names ?? []).joined(separator: ", "))",
      effect: "kernels called baseline use more than the least of the architecture",
      remedy: "build without flags of your own", command: commands)
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
