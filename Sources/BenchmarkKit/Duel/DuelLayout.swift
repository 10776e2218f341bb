// Where the memory of a process pair lies: drawn anew for each pair, the same for both sides.

/// What of a process's addresses a duel decides.
public struct DuelLayout: Sendable, Equatable {
  /// Bytes added to the environment, which lies above the stack and moves it.
  public var stackPadding: Int
  /// The file of the memory that both sides work on; nil where each has memory of its own.
  public var memory: String?
  /// Why they share none, where they would have.
  public var ownMemory: String?
  /// Where they map it.
  public var memoryAddress: UInt

  /// A layout; without arguments one that shares nothing.
  public init(
    stackPadding: Int = 0, memory: String? = nil, memoryAddress: UInt = 0, ownMemory: String? = nil
  ) {
    self.stackPadding = stackPadding
    self.memory = memory
    self.ownMemory = ownMemory
    self.memoryAddress = memoryAddress
  }

  /// Draws a layout.
  ///
  /// The address lies in the middle of what a 47-bit address space leaves free between a program and
  /// its libraries, at any of a million pages.
  ///
  /// - Parameter generator: Where chance comes from.
  public init(drawnFrom generator: inout SplitMix64) {
    self.init(
      stackPadding: Int.random(in: 0..<4096, using: &generator),
      memoryAddress: 0x2000_0000_0000 + UInt.random(in: 0..<1 << 20, using: &generator) << 12)
  }

  /// The same layout, each side with memory of its own.
  func withOwnMemory(because reason: String) -> DuelLayout {
    DuelLayout(stackPadding: stackPadding, memoryAddress: memoryAddress, ownMemory: reason)
  }

  /// What a worker is told of it.
  var arguments: [String] {
    memory.map { ["--memory", $0, "--memory-address", "\(memoryAddress)"] } ?? []
  }
}
