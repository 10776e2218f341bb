// What Linux says of the machine in /proc, /sys and /etc.

#if os(Linux)
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif
  import SystemPackage

  extension EnvironmentProbe {
    private var tree: SystemTree { SystemTree(root: root) }

    func cpuFacts() -> CPUFacts {
      let folder = "sys/devices/system/cpu"
      let info = tree.table("proc/cpuinfo")
      let listed = (tree.text("proc/cpuinfo") ?? "").split(separator: "\n")
        .count { $0.hasPrefix("processor") }
      let online = tree.text("\(folder)/online").flatMap(SystemTree.count(list:)) ?? max(listed, 1)
      let allowed = tree.table("proc/self/status")["Cpus_allowed_list"]
        .flatMap(SystemTree.count(list:))
      return CPUFacts(
        model: info["model name"] ?? armModel(info), vendor: info["vendor_id"],
        architecture: CPUFacts.compiledArchitecture, coresOnline: online,
        // The mask may name processors that exist on the board only.
        coresAvailable: min(allowed ?? online, online), caches: caches(),
        frequencyMHz: tree.number("\(folder)/cpu0/cpufreq/scaling_cur_freq").map {
          Double($0) / 1e3
        }
          ?? info["cpu MHz"].flatMap { Double($0) },
        governor: tree.text("\(folder)/cpu0/cpufreq/scaling_governor"),
        turbo: tree.number("\(folder)/intel_pstate/no_turbo").map { $0 == 0 }
          ?? tree.number("\(folder)/cpufreq/boost").map { $0 == 1 })
    }

    /// arm64 Linux gives codes, no name (Documentation/arch/arm64/cpu-feature-registers.rst).
    private func armModel(_ info: [String: String]) -> String? {
      guard let implementer = info["CPU implementer"], let part = info["CPU part"] else {
        return nil
      }
      return "implementer \(implementer) part \(part)"
    }

    private func caches() -> [CPUFacts.Cache] {
      let folder = "sys/devices/system/cpu/cpu0/cache"
      return tree.names(folder).filter { $0.hasPrefix("index") }.compactMap { name in
        guard let level = tree.number("\(folder)/\(name)/level"),
          let type = tree.text("\(folder)/\(name)/type"),
          let bytes = tree.text("\(folder)/\(name)/size").flatMap(bytes(of:))
        else { return nil }
        return CPUFacts.Cache(
          level: level, type: type.lowercased(), bytes: bytes,
          sharedBy: tree.text("\(folder)/\(name)/shared_cpu_list").flatMap(SystemTree.count(list:)))
      }
    }

    /// The bytes of `48K`, `32M` or `24684092 kB`.
    private func bytes(of text: String) -> Int? {
      let digits = text.prefix { $0.isNumber }
      guard let number = Int(digits) else { return nil }
      return switch text.dropFirst(digits.count).drop(while: { $0 == " " }).first {
      case "K", "k": number << 10
      case "M": number << 20
      case "G": number << 30
      default: number
      }
    }

    func memoryFacts() -> MemoryFacts {
      let info = tree.table("proc/meminfo").compactMapValues(bytes(of:))
      let modes = tree.text("sys/kernel/mm/transparent_hugepage/enabled")
      let swapUsed = info["SwapTotal"].flatMap { total in info["SwapFree"].map { total - $0 } }
      return MemoryFacts(
        totalBytes: info["MemTotal"], availableBytes: info["MemAvailable"],
        pageSize: sysconf(CInt(_SC_PAGESIZE)), hugePageSize: info["Hugepagesize"],
        // The mode in force stands in brackets: `always [madvise] never`.
        transparentHugePages: modes?.split(separator: " ").first { $0.hasPrefix("[") }
          .map { String($0.dropFirst().dropLast()) },
        swapUsedBytes: swapUsed)
    }

    func systemFacts() -> SystemFacts {
      let release = tree.table("etc/os-release", separator: "=").mapValues { value in
        value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
      }
      let load = tree.text("proc/loadavg")?.split(separator: " ").prefix(3)
        .compactMap { Double($0) }
      return SystemFacts(
        os: release["NAME"] ?? "Linux", version: release["VERSION"] ?? release["VERSION_ID"],
        kernel: tree.text("proc/sys/kernel/osrelease"), hypervisor: hypervisor(),
        container: container(), cpuQuotaCores: ControlGroup(root: root).cpuQuotaCores,
        loadAverage: load?.count == 3 ? load : nil, onBattery: onBattery())
    }

    private func hypervisor() -> String? {
      if let type = tree.text("sys/hypervisor/type") { return type }
      let flags = tree.table("proc/cpuinfo")["flags"]?.split(separator: " ") ?? []
      guard flags.contains("hypervisor") else { return nil }
      return tree.text("sys/class/dmi/id/sys_vendor") ?? "unidentified"
    }

    private func container() -> String? {
      if tree.has(".dockerenv") { return "docker" }
      if tree.has("run/.containerenv") { return "podman" }
      // systemd's convention for every container manager: systemd.io/CONTAINER_INTERFACE.
      return tree.text("run/systemd/container")
    }

    private func onBattery() -> Bool? {
      let folder = "sys/class/power_supply"
      let batteries = tree.names(folder).filter {
        tree.text("\(folder)/\($0)/type") == "Battery"
          // A mouse has a battery too; its scope says so.
          && tree.text("\(folder)/\($0)/scope") != "Device"
      }
      if batteries.isEmpty { return nil }
      return batteries.contains { tree.text("\(folder)/\($0)/status") == "Discharging" }
    }

    func clockSource() -> String? {
      tree.text("sys/devices/system/clocksource/clocksource0/current_clocksource")
    }
  }
#endif
