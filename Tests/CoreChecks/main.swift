// Does with its own threads what programs and administrators do, and says which cores it then has.
//
// Arguments are done in their order; each that asks something prints a line:
//   pin=LIST     the calling thread on these cores, such as 0 or 0,1
//   mask=LIST    every thread of the process, as `taskset -ap` does
//   thread       another thread, which sleeps
//   call=N       a call on N threads of the pool, each part on a thread of its own
//   relu=N       the public function on N elements
//   choice=N     what the public function runs on N elements
//   cores        how many cores the library says there are
//   until=N      waits until it says N
//   workers      where each worker may run

#if os(Linux)
  import ReLUKernels
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// The threads of the process but for the pool's.
  var others: Set<pid_t> = []

  func threads() -> [pid_t] {
    guard let folder = opendir("/proc/self/task") else { return [] }
    defer { closedir(folder) }
    var found: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if let thread = pid_t(name) { found.append(thread) }
    }
    return found.sorted()
  }

  func run(_ words: [String]) {
    var arguments = words.map { strdup($0) } + [nil]
    var process = pid_t()
    precondition(posix_spawnp(&process, words[0], nil, nil, &arguments, environ) == 0)
    var status: CInt = 0
    precondition(waitpid(process, &status, 0) == process && status == 0)
  }

  /// As the kernel writes it: `0-1,4`.
  func mask(of thread: pid_t) -> String {
    guard let file = fopen("/proc/self/task/\(thread)/status", "r") else { return "gone" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, CInt(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
      guard text.hasPrefix("Cpus_allowed_list:") else { continue }
      return text.split { $0 == "\t" || $0 == "\n" }.last.map(String.init) ?? ""
    }
    return "unknown"
  }

  func startThread() {
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { _ in
        while true { pause() }
      }, nil)
    precondition(failure == 0)
  }

  /// None of whose parts ends before all have begun.
  struct Gathered: Kernel {
    let identity = KernelIdentity(
      operation: .relu, variant: "gathered", instructionSet: .baseline, summary: "Waits.",
      supportsInPlace: true)
    let parts: Int
    let begun: Counter

    func compute(_ operands: KernelOperands) -> Int {
      begun.add()
      while begun.value < parts { sched_yield() }
      return operands.count
    }
  }

  final class Counter: Sendable {
    private let number = Atomic(0)
    var value: Int { number.load(ordering: .acquiring) }
    func add() { number.add(1, ordering: .acquiringAndReleasing) }
  }

  func call(_ threads: Int) {
    var y = [Float](repeating: 0, count: 16 * threads)
    var span = y.mutableSpan
    ParallelKernel(
      Gathered(parts: threads, begun: Counter()), on: WorkerPool.shared, workers: threads
    ).run(inPlace: &span, parameter: 0)
  }

  others = Set(threads())
  for argument in CommandLine.arguments.dropFirst() {
    let halves = argument.split(separator: "=")
    let value = halves.count > 1 ? halves[1] : ""
    let list = value.split(separator: ",").compactMap { Int($0) }
    switch halves[0] {
    case "pin": precondition(ThreadAffinity.restrict(to: list))
    case "mask": run(["taskset", "-acp", "\(value)", "\(getpid())"])
    case "thread":
      startThread()
      others.formUnion(threads())
    case "call": call(list[0])
    case "relu":
      var y = [Float](repeating: -1, count: list[0])
      var span = y.mutableSpan
      relu(inPlace: &span)
      precondition(y.allSatisfy { $0 == 0 })
    case "choice": print(FrontDoor.choice(.relu, inPlace: true, count: list[0]))
    case "cores": print(availableCores)
    case "until": while availableCores != list[0] { usleep(1000) }
    case "workers":
      let workers = threads().filter { !others.contains($0) }
      print(workers.map { mask(of: $0) }.joined(separator: " "))
    default: fatalError(argument)
    }
  }
#endif
