// What macOS says of the machine through sysctl.

#if canImport(Darwin)
  import Darwin
  import Foundation
  import SystemPackage

  extension EnvironmentProbe {
    func cpuFacts() -> CPUFacts {
      let cores = integer("hw.activecpu") ?? ProcessInfo.processInfo.activeProcessorCount
      return CPUFacts(
        model: text("machdep.cpu.brand_string"),
        vendor: text("machdep.cpu.vendor") ?? (text("hw.targettype") == nil ? nil : "Apple"),
        architecture: CPUFacts.compiledArchitecture, coresOnline: cores,
        // macOS has no affinity: a program may run on every core.
        coresAvailable: cores, caches: caches(),
        // Apple silicon does not tell its frequency; Intel machines do.
        frequencyMHz: integer("hw.cpufrequency").map { Double($0) / 1e6 })
    }

    /// The caches of the performance cores (level 0), or of all where there is one kind of core.
    private func caches() -> [CPUFacts.Cache] {
      func size(_ name: String) -> Int? {
        integer("hw.perflevel0.\(name)") ?? integer("hw.\(name)")
      }
      let sharing = integer("hw.perflevel0.cpusperl2")
      return [
        size("l1dcachesize").map {
          CPUFacts.Cache(level: 1, type: "data", bytes: $0, sharedBy: nil)
        },
        size("l1icachesize").map {
          CPUFacts.Cache(level: 1, type: "instruction", bytes: $0, sharedBy: nil)
        },
        size("l2cachesize").map {
          CPUFacts.Cache(level: 2, type: "unified", bytes: $0, sharedBy: sharing)
        },
        size("l3cachesize").map {
          CPUFacts.Cache(level: 3, type: "unified", bytes: $0, sharedBy: nil)
        },
      ].compactMap { $0 }.filter { $0.bytes > 0 }
    }

    func memoryFacts() -> MemoryFacts {
      var swap = xsw_usage()
      var size = MemoryLayout<xsw_usage>.size
      let hasSwap = sysctlbyname("vm.swapusage", &swap, &size, nil, 0) == 0
      return MemoryFacts(
        totalBytes: integer("hw.memsize"), pageSize: Int(getpagesize()),
        swapUsedBytes: hasSwap ? Int(swap.xsu_used) : nil)
    }

    func systemFacts() -> SystemFacts {
      var load = [Double](repeating: 0, count: 3)
      let hasLoad = getloadavg(&load, 3) == 3
      return SystemFacts(
        os: "macOS", version: text("kern.osproductversion"), kernel: text("kern.osrelease"),
        hypervisor: integer("kern.hv_vmm_present") == 1 ? "unidentified" : nil,
        loadAverage: hasLoad ? load : nil)
    }

    func clockSource() -> String? {
      "mach_absolute_time"
    }

    private func integer(_ name: String) -> Int? {
      var value: Int64 = 0
      var size = MemoryLayout<Int64>.size
      guard sysctlbyname(name, &value, &size, nil, 0) == 0 else { return nil }
      // Some values are 32 bits wide; arm64 and x86-64 are little-endian, so the low half is set.
      return Int(value)
    }

    private func text(_ name: String) -> String? {
      var size = 0
      guard sysctlbyname(name, nil, &size, nil, 0) == 0, size > 1 else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      guard sysctlbyname(name, &bytes, &size, nil, 0) == 0 else { return nil }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
#endif
