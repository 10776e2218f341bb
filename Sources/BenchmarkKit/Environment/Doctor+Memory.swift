// The doctor on memory and power.

extension Doctor {
  static func hugePages(_ memory: MemoryFacts) -> Finding? {
    switch memory.transparentHugePages {
    case "always":
      Finding(
        .advice, subject: "huge-pages", title: "transparent huge pages: always",
        effect: "large buffers may or may not lie on huge pages, whatever the placement says",
        remedy: "leave the choice to the program",
        command: "echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled")
    case "never":
      Finding(
        .advice, subject: "huge-pages", title: "transparent huge pages: never",
        effect: "placements with huge pages get ordinary pages; large sizes miss the TLB more",
        remedy: "leave the choice to the program",
        command: "echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled")
    case .some(let mode):
      Finding(
        .fine, subject: "huge-pages", title: "transparent huge pages: \(mode)",
        effect: "buffers get them where the placement asks for them")
    case nil:
      nil
    }
  }

  static func configuration(_ allocator: AllocatorFacts) -> Finding? {
    guard let text = allocator.configuration, !text.isEmpty else { return nil }
    return Finding(
      .advice, subject: "allocator", title: "MALLOC_CONF is set: \(text.onOneLine)",
      effect: "buffers and fresh outputs are not allocated as elsewhere",
      remedy: "measure without it, unless it is what you measure", command: "unset MALLOC_CONF")
  }

  static func malloc(_ allocator: AllocatorFacts) -> Finding? {
    let libraries = (allocator.foreignMallocs ?? []).map(\.onOneLine).joined(separator: ", ")
    if allocator.servesMalloc == false {
      return Finding(
        .advice, subject: "malloc",
        title: "malloc is not \(allocator.name)'s"
          + (libraries.isEmpty ? "" : ", but from \(libraries)"),
        effect: "counts of allocated bytes miss what Swift and other libraries allocate",
        remedy: "preload no other allocator (LD_PRELOAD)")
    }
    guard !libraries.isEmpty else { return nil }
    return Finding(
      .advice, subject: "malloc", title: "malloc passes through \(libraries)",
      effect: "every allocation takes longer, those inside timed regions included",
      remedy: "preload no such library (LD_PRELOAD)")
  }

  static func swap(_ memory: MemoryFacts) -> Finding? {
    guard let used = memory.swapUsedBytes, used > 0 else { return nil }
    return Finding(
      .advice, subject: "swap", title: "\(Quantity.bytes(used)) are swapped out",
      effect: "a page that must come back from disk costs millions of elements",
      remedy: "close what needs the memory, then bring everything back",
      command: "sudo swapoff -a && sudo swapon -a")
  }

  static func battery(_ system: SystemFacts) -> Finding? {
    switch system.onBattery {
    case true:
      Finding(
        .problem, subject: "battery", title: "runs on battery",
        effect: "the system lowers frequencies and parks cores", remedy: "plug it in")
    case false:
      Finding(
        .fine, subject: "battery", title: "runs on mains power", effect: "no saving of power")
    default:
      nil
    }
  }
}
