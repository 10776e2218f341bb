// Machines as Linux describes them, for the probe to look at.

import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files of a machine: path and text.
struct Machine {
  let files: [String: String]

  /// Writes the files under `root`.
  func build(under root: FilePath) throws {
    for (path, text) in files {
      let file = URL(filePath: root.appending(path).string)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private static let cpu = "sys/devices/system/cpu"

  /// A laptop of four threads on its battery, governor powersave, turbo on, load from elsewhere.
  static let laptop = Machine(files: [
    "proc/cpuinfo": """
    processor\t: 0
    vendor_id\t: GenuineIntel
    model name\t: Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz
    cpu MHz\t\t: 1800.000
    flags\t\t: fpu sse2 avx2

    processor\t: 1
    vendor_id\t: GenuineIntel
    model name\t: another

    """,
    "proc/self/status": "Name:\trelubench\nCpus_allowed_list:\t0-1,3\n",
    "proc/meminfo": """
    MemTotal:        8000000 kB
    MemAvailable:    4000000 kB
    SwapTotal:       2000000 kB
    SwapFree:        1999000 kB
    Hugepagesize:       2048 kB
    """,
    "proc/loadavg": "3.00 1.50 0.75 1/500 12345\n",
    "proc/sys/kernel/osrelease": "6.1.0-18-amd64\n",
    "etc/os-release": "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\n",
    "\(cpu)/online": "0-3\n",
    "\(cpu)/cpu0/cpufreq/scaling_governor": "powersave\n",
    "\(cpu)/cpu0/cpufreq/scaling_cur_freq": "2400123\n",
    "\(cpu)/intel_pstate/no_turbo": "0\n",
    "\(cpu)/cpu0/cache/index0/level": "1\n",
    "\(cpu)/cpu0/cache/index0/type": "Data\n",
    "\(cpu)/cpu0/cache/index0/size": "32K\n",
    "\(cpu)/cpu0/cache/index0/shared_cpu_list": "0,2\n",
    "\(cpu)/cpu0/cache/index3/level": "3\n",
    "\(cpu)/cpu0/cache/index3/type": "Unified\n",
    "\(cpu)/cpu0/cache/index3/size": "6M\n",
    "\(cpu)/cpu0/cache/index3/shared_cpu_list": "0-3\n",
    "sys/kernel/mm/transparent_hugepage/enabled": "[always] madvise never\n",
    "sys/devices/system/clocksource/clocksource0/current_clocksource": "tsc\n",
    "sys/class/power_supply/AC/type": "Mains\n",
    "sys/class/power_supply/BAT0/type": "Battery\n",
    "sys/class/power_supply/BAT0/status": "Discharging\n",
    "sys/class/power_supply/mouse/type": "Battery\n",
    "sys/class/power_supply/mouse/scope": "Device\n",
    "sys/class/power_supply/mouse/status": "Discharging\n",
  ])

  /// A virtual machine of two threads that hides its frequency.
  static let guest = Machine(files: [
    "proc/cpuinfo": """
    processor\t: 0
    vendor_id\t: AuthenticAMD
    model name\t: AMD EPYC
    flags\t\t: fpu hypervisor avx512f
    """,
    "proc/self/status": "Cpus_allowed_list:\t0-127\n",
    "proc/meminfo": "MemTotal: 1024 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n",
    "\(cpu)/online": "0-1\n",
    "\(cpu)/cpufreq/boost": "1\n",
    "sys/class/dmi/id/sys_vendor": "QEMU\n",
  ])

  /// A container under control groups of version 2; a group around it has the tighter quota.
  static let container = Machine(files: [
    ".dockerenv": "",
    "proc/self/cgroup": "0::/kubepods/pod1\n",
    "sys/fs/cgroup/kubepods/pod1/cpu.max": "max 100000\n",
    "sys/fs/cgroup/kubepods/cpu.max": "150000 100000\n",
    "\(cpu)/online": "0-7\n",
  ])

  /// A container under control groups of version 1.
  static let oldContainer = Machine(files: [
    "run/systemd/container": "lxc\n",
    "proc/self/cgroup": "9:memory:/m\n3:cpu,cpuacct:/job\n0::/\n",
    "sys/fs/cgroup/cpu/job/cpu.cfs_quota_us": "250000\n",
    "sys/fs/cgroup/cpu/job/cpu.cfs_period_us": "100000\n",
    "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
    "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
    "\(cpu)/online": "0-7\n",
  ])

  /// No `/sys` at all, and an arm64 `/proc/cpuinfo`.
  static let bare = Machine(files: [
    "proc/cpuinfo": """
    processor\t: 0
    CPU implementer\t: 0x41
    CPU part\t: 0xd0c

    processor\t: 1
    CPU implementer\t: 0x41
    CPU part\t: 0xd0c
    """
  ])

  /// Nothing at all.
  static let empty = Machine(files: ["nothing": ""])
}
