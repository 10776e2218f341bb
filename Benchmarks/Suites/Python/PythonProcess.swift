// The interpreter that runs a library: requests, answers, and the window that data goes through.

import BenchmarkKit
import Foundation
import JemallocMemory
import ReLUKernels

/// A running `python_peer.py`.
///
/// Unchecked because its library lets one caller use it at a time.
final class PythonProcess: @unchecked Sendable {
  /// The library's version.
  let version: String

  private let name: String
  private let patience: Int
  private let windowCount: Int
  private let process: ChildProcess
  private let file: SharedMemory
  private let region: SharedRegion
  private var lastSlot = 0

  /// Starts the interpreter, and waits until it has imported the library.
  ///
  /// - Throws: `KernelFailure.missing` where it cannot.
  init(_ name: String, by command: PythonCommand) throws(KernelFailure) {
    let windowBytes = command.windowCount * MemoryLayout<Float>.stride
    let file: SharedMemory
    do { file = try SharedMemory(bytes: windowBytes) } catch {
      throw .missing("Python is measured only where processes can share memory: \(error)")
    }
    // To ask one that has ended is an error, not the end of this process.
    signal(SIGPIPE, SIG_IGN)
    do {
      region = try SharedRegion(path: file.path)
    } catch {
      throw .missing("Python is measured only where processes can share memory: \(error)")
    }
    do {
      process = try ChildProcess(
        path: command.path,
        arguments: [
          "-I", "-c", command.source, name, file.path,
          "\(windowBytes)",
        ], environment: ProcessInfo.processInfo.environment)
    } catch {
      throw .missing("cannot start \(command.path): \(error)")
    }
    guard let line = process.channel.read(within: command.patienceSeconds) else {
      throw .missing("\(name) from Python \(process.lastWords())")
    }
    guard let version = Self.value(line), !version.isEmpty else {
      process.end()
      throw .missing("\(name) cannot be used from Python: \(Self.reason(line))")
    }
    self.version = version
    self.name = name
    self.file = file
    patience = command.patienceSeconds
    windowCount = command.windowCount
  }

  /// Its number.
  var id: Int32 { process.id }

  /// Ends it.
  func end() { process.end() }
}

extension PythonProcess {
  /// Makes room for copies of a call's operands.
  func prepare(
    _ call: PythonCall, _ operation: KernelOperation, _ threads: Int, hugePages: Bool
  ) throws(KernelFailure) -> Int {
    lastSlot += 1
    _ = try ask(call.request(slot: lastSlot, operation, threads, hugePages: hugePages))
    return lastSlot
  }

  /// Copies the operands there: the output too, in which nothing that is not written shall pass for
  /// an answer.
  func send(
    _ operands: KernelOperands, to slot: Int, upstream: Bool
  ) throws(KernelFailure) {
    var arrays = [("x", operands.x)]
    if upstream { arrays.append(("dy", operands.dy)) }
    if operands.dy != KernelInput(operands.output) {
      arrays.append(("output", KernelInput(operands.output)))
    }
    for (name, elements) in arrays {
      try inParts(operands.count) { start, count throws(KernelFailure) in
        window.update(
          from: elements.assumingMemoryBound(to: Float.self) + start, count: count)
        _ = try ask("write \(slot) \(name) \(start) \(count)")
      }
    }
  }

  /// Copies the output here.
  func fetch(_ operands: KernelOperands, from slot: Int) throws(KernelFailure) {
    try inParts(operands.count) { start, count throws(KernelFailure) in
      _ = try ask("read \(slot) \(start) \(count)")
      (operands.output.assumingMemoryBound(to: Float.self) + start).update(
        from: window, count: count)
    }
  }

  /// Passes through the slots so many times.
  func warm(_ slots: [Int], iterations: Int) throws(KernelFailure) {
    _ = try ask("warm \(Self.list(slots)) \(iterations)")
  }

  /// Passes through the slots so many times, and returns the nanoseconds that it took.
  func run(_ slots: [Int], iterations: Int) throws(KernelFailure) -> UInt64 {
    let request = "run \(Self.list(slots)) \(iterations)"
    let answer = try ask(request)
    guard let nanoseconds = UInt64(answer) else { throw nonsense(request, answer) }
    return nanoseconds
  }

  private static func list(_ slots: [Int]) -> String {
    slots.map(String.init).joined(separator: ",")
  }

  /// Gives up the copies.
  func release(_ slot: Int) throws(KernelFailure) { _ = try ask("release \(slot)") }
}

extension PythonProcess {
  private var window: UnsafeMutablePointer<Float> {
    // A mapping that the region keeps, as large as the window.
    UnsafeMutablePointer(bitPattern: region.address).unsafelyUnwrapped
  }

  private func inParts(
    _ count: Int, _ body: (_ start: Int, _ count: Int) throws(KernelFailure) -> Void
  ) throws(KernelFailure) {
    for start in stride(from: 0, to: count, by: windowCount) {
      try body(start, min(windowCount, count - start))
    }
  }

  private func ask(_ request: String) throws(KernelFailure) -> String {
    guard (try? process.channel.write(request)) != nil,
      let answer = process.channel.read(within: patience)
    else { throw .broken("\(name) in Python \(process.lastWords())") }
    guard let value = Self.value(answer) else { throw nonsense(request, answer) }
    return value
  }

  /// What follows `ok`; nil where the answer is another.
  private static func value(_ line: String) -> String? {
    line == "ok" ? "" : line.hasPrefix("ok ") ? String(line.dropFirst(3)) : nil
  }

  private static func reason(_ line: String) -> String {
    line.hasPrefix("error ") ? String(line.dropFirst(6)) : "it says '\(line.prefix(200))'"
  }

  private func nonsense(_ request: String, _ answer: String) -> KernelFailure {
    .broken("\(name) in Python, asked to \(request): \(Self.reason(answer))")
  }
}
