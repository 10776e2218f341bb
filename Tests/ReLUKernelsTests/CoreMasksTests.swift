// Which cores a process has, by masks that are made up.

import ReLUKernels
import Testing

@Suite struct CoreMasksTests {
  private static func masks(
    _ threads: [Int], count: Int = 1, differ: Bool = false, workers: [CoreMasks.Worker] = []
  ) -> CoreMasks {
    var masks = CoreMasks(atStart: [0, 1, 2, 3])
    masks.threads = threads
    masks.threadCount = count
    masks.differ = differ
    masks.workers = workers
    return masks
  }

  @Test func callerOnOneCoreDoesNotSpeakForTheProcess() {
    #expect(Self.masks([2]).cores(before: []) == [0, 1, 2, 3])
    #expect(Self.masks([0, 2], count: 2, differ: true).cores(before: []) == [0, 1, 2, 3])
  }

  /// As after `taskset -ap`.
  @Test func allThreadsTogetherDo() {
    #expect(Self.masks([1, 2], count: 5).cores(before: [0, 1, 2, 3]) == [1, 2])
    #expect(Self.masks([1, 2, 7], count: 5).cores(before: [0, 1, 2, 3]) == [1, 2, 7])
  }

  @Test func aThreadMayHaveMoreThanTheProcessWasStartedWith() {
    #expect(Self.masks([4, 5]).cores(before: []) == [0, 1, 2, 3, 4, 5])
  }

  @Test(
    arguments: [
      // Nothing has happened to them, on cores of their own or anywhere.
      ([([0], [0]), ([1], [1])], [0, 1, 2, 3]), ([([0, 1, 2, 3], [0, 1, 2, 3])], [0, 1, 2, 3]),
      // `taskset -ap` narrower, wider, and to where one of them is already.
      ([([0], [0, 1]), ([1], [0, 1])], [0, 1]), ([([0, 1], [0, 1, 2, 3, 4])], [0, 1, 2, 3, 4]),
      ([([0], [1]), ([1], [1])], [1]),
      // One is moved by itself: the others are where they were.
      ([([0, 1], [0]), ([0, 1], [0, 1])], [0, 1]),
      // A cpuset that leaves one of them its core.
      ([([0], [0]), ([1], [0])], [0]),
      // The system does not say.
      ([([0], []), ([1], [])], [0, 1, 2, 3]),
    ] as [([([Int], [Int])], [Int])])
  func workersStandForTheProcess(_ workers: [([Int], [Int])], _ expected: [Int]) {
    let masks = Self.masks(
      [9], count: 7, workers: workers.map { CoreMasks.Worker(given: $0.0, found: $0.1) })
    #expect(masks.cores(before: [0, 1, 2, 3]) == expected)
  }

  @Test(arguments: [
    (8, 0.0, 8), (8, 1.0, 1), (8, 0.3, 1), (8, 1.01, 2), (8, 2.5, 3), (8, 8, 8), (8, 64, 8),
    (0, 0, 1), (1, 0.5, 1),
  ]) func quotaIsRoundedUp(_ cores: Int, _ quota: Double, _ expected: Int) {
    #expect(ProcessCores.count(cores: cores, quota: quota) == expected)
  }
}
