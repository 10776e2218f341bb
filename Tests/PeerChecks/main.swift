// What other libraries do with threads, seen from a process in which nothing else runs:
// `scripts/peers --check`. A program of its own, as the threads of tests would be counted, too.

#if Peers
  import Glibc

  let arguments = Set(CommandLine.arguments.dropFirst())
  let threadsAreRight = StartedThreads.check()
  let isUndisturbed = try Company(settles: !arguments.contains("--without-settling")).check()
  exit(threadsAreRight && isUndisturbed ? 0 : 1)
#else
  print("PeerChecks: built without the trait Peers, nothing to check")
#endif
