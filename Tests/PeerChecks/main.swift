// What other libraries do with threads, seen from a process in which nothing else runs:
// `scripts/peers --check`. A program of its own, as the threads of tests would be counted, too.

#if Peers
  import BenchmarkSuites
  import Glibc

  let arguments = Set(CommandLine.arguments.dropFirst())
  let threadsAreRight = StartedThreads.check()
  let isUndisturbed = try Company(settles: !arguments.contains("--without-settling")).check()
  // Last, so that nothing of those processes is left when others are timed.
  let pythonIsRight = PythonPeers.command.map(PythonThreads.check) ?? true
  exit(threadsAreRight && pythonIsRight && isUndisturbed ? 0 : 1)
#else
  print("PeerChecks: built without the trait Peers, nothing to check")
#endif
