// Memory limit of the control group on Linux, version 1 and 2.
#if os(Linux)
  #if canImport(FoundationEssentials)
    internal import FoundationEssentials
  #else
    internal import Foundation
  #endif
  #if canImport(Musl)
    internal import Musl
  #else
    internal import Glibc
  #endif

  extension MemoryLimit {
    #if canImport(Musl)
      static var addressSpaceResource: Int32 { RLIMIT_AS }
    #else
      static var addressSpaceResource: __rlimit_resource_t { Int32(RLIMIT_AS.rawValue) }
    #endif

    /// Bytes that this process has mapped; the first number of proc(5), "/proc/pid/statm", in pages.
    static var addressSpaceUsed: Int? {
      let fields = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      let pages = fields?.split(separator: " ").first.flatMap { Int($0) }
      return pages.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
    }

    static var controlGroup: Int? {
      lowestLimit { path in try? String(contentsOfFile: path, encoding: .utf8) }
    }

    /// The lowest limit on the way from this process's control group up to the root.
    ///
    /// File formats: cgroups(7), "/proc/pid/cgroup". A container often sees its own group as the
    /// root, which is tried as well.
    ///
    /// - Parameter read: Returns the content of the file at a path, nil where there is none.
    /// - Returns: Bytes; nil where nothing limits the group.
    package static func lowestLimit(read: (String) -> String?) -> Int? {
      var limits: [Int] = []
      for line in (read("/proc/self/cgroup") ?? "").split(separator: "\n") {
        let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3 else { continue }
        let (root, file): (String, String)
        if fields[0] == "0" && fields[1].isEmpty {
          (root, file) = ("/sys/fs/cgroup", "memory.max")
        } else if fields[1].split(separator: ",").contains("memory") {
          (root, file) = ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
        } else {
          continue
        }
        var group = fields[2].split(separator: "/")
        while true {
          let path = ([root] + group.map(String.init) + [file]).joined(separator: "/")
          // "max" is no number: no limit at this level.
          if let limit = read(path).flatMap({ Int($0.filter { !$0.isWhitespace }) }) {
            limits.append(limit)
          }
          if group.popLast() == nil { break }
        }
      }
      return limits.min()
    }
  }
#endif
