// The doctor on the processor: frequency, turbo, and who else runs on it.

extension Doctor {
  static func governor(_ cpu: CPUFacts) -> Finding? {
    guard let governor = cpu.governor else { return nil }
    if governor == "performance" {
      return Finding(
        .fine, subject: "governor", title: "frequency governor 'performance'",
        effect: "cores run at full frequency from the first sample")
    }
    return Finding(
      .problem, subject: "governor", title: "frequency governor '\(governor)'",
      effect: "cores change frequency while samples are taken; early samples are slow",
      remedy: "switch to 'performance' for the measurement",
      command: "sudo cpupower frequency-set --governor performance")
  }

  static func turbo(_ cpu: CPUFacts) -> Finding? {
    guard let turbo = cpu.turbo else { return nil }
    guard turbo else {
      return Finding(
        .fine, subject: "turbo", title: "turbo is off", effect: "the frequency does not drift")
    }
    let intel = cpu.vendor == "GenuineIntel"
    return Finding(
      .advice, subject: "turbo", title: "turbo is on",
      effect: "the frequency depends on temperature and on how many cores are busy; thread counts "
        + "compare unfairly",
      remedy: "switch it off to compare kernels, leave it on to see what users get",
      command: intel
        ? "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo"
        : "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost")
  }

  static func load(_ environment: Environment) -> Finding? {
    guard let load = environment.system.loadAverage?.first else { return nil }
    let perCore = load / Double(max(environment.cpu.coresOnline, 1))
    let title = "load \(Quantity.fixed(perCore, digits: 2)) per core over the last minute"
    guard perCore > lightLoadPerCore else {
      return Finding(
        .fine, subject: "load", title: title, effect: "nothing else takes time worth mention")
    }
    return Finding(
      perCore > heavyLoadPerCore ? .problem : .advice, subject: "load", title: title,
      effect: "other programs take cores, caches and memory bandwidth from the measured one",
      remedy: "stop them, or wait until a build that just ended has left the average",
      command: "top")
  }

  static func affinity(_ cpu: CPUFacts) -> Finding? {
    guard cpu.coresAvailable < cpu.coresOnline else { return nil }
    return Finding(
      .advice, subject: "affinity",
      title: "only \(cpu.coresAvailable) of \(cpu.coresOnline) cores may be used",
      effect: "the thread counts of this record end there",
      remedy: "start without taskset, or with a larger cpuset; keep it to stay on chosen cores")
  }

  static func hypervisor(_ system: SystemFacts) -> Finding? {
    guard let hypervisor = system.hypervisor else { return nil }
    let name = hypervisor == "unidentified" ? "" : " (\(hypervisor))"
    return Finding(
      .advice, subject: "hypervisor", title: "virtual machine\(name)",
      effect: "neighbours steal time, caches and bandwidth unseen; figures vary between runs",
      remedy: "compare only within one run; watch the 'st' column while measuring",
      command: "vmstat 1")
  }

  static func quota(_ environment: Environment) -> Finding? {
    guard let quota = environment.system.cpuQuotaCores,
      quota < Double(environment.cpu.coresAvailable)
    else { return nil }
    let cores = Quantity.fixed(quota, digits: 2)
    let threads = Int(quota.rounded(.up))
    return Finding(
      .problem, subject: "quota",
      title: "container quota of \(cores) cores, below the \(environment.cpu.coresAvailable) seen",
      effect:
        "'auto' and '--threads all' take \(threads) thread\(threads == 1 ? "" : "s"); beyond the quota "
        + "all threads stop until the period ends, in the middle of a sample",
      remedy: "start the container without a limit, or measure with fewer threads than the quota",
      command: quota >= 1 ? "relubench run --threads \(Int(quota))" : nil)
  }
}
