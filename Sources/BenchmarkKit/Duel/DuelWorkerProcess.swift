// An executable of this suite, started as a worker of a duel.

import Foundation
import SystemPackage

/// A worker in a process of its own.
package final class DuelWorkerProcess: DuelPeer {
  /// What it said when it started.
  package let hello: DuelHello

  private let side: DuelSide
  private let process: Process
  private let channel: LineChannel
  private let errors: FileHandle

  /// Loading an executable from a cold disk takes seconds; preparing arrays of gigabytes minutes.
  private static let patienceSeconds = 300

  /// The status of a command line that asks for what does not exist: EX_USAGE of sysexits.h.
  private static let usageError: Int32 = 64

  /// Starts `path` and waits for its hello.
  ///
  /// - Parameters:
  ///   - side: Which side it plays, for messages.
  ///   - path: The executable.
  ///   - arguments: What follows the worker's verb.
  ///   - layout: Where its memory lies.
  /// - Throws: `DuelError.cannotStart`, `.noWorker`, `.otherProtocol`.
  package init(
    _ side: DuelSide, path: String, arguments: [String], layout: DuelLayout
  ) throws(DuelError) {
    self.side = side
    process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = [DuelProtocol.workerVerb] + arguments + layout.arguments
    var environment = ProcessInfo.processInfo.environment
    environment["RELUBENCH_STACK_PADDING"] = String(repeating: "x", count: layout.stackPadding)
    process.environment = environment
    let errorPipe = Pipe()
    do {
      let requests = try FileDescriptor.pipe()
      let answers = try FileDescriptor.pipe()
      process.standardInput = FileHandle(fileDescriptor: requests.readEnd.rawValue)
      process.standardOutput = FileHandle(fileDescriptor: answers.writeEnd.rawValue)
      process.standardError = errorPipe
      channel = LineChannel(reading: answers.readEnd, writing: requests.writeEnd)
      // An end that the other worker inherited would keep this one from seeing the end of its input.
      try answers.readEnd.closeOnExecution()
      try requests.writeEnd.closeOnExecution()
      defer {
        try? requests.readEnd.close()
        try? answers.writeEnd.close()
      }
      try process.run()
    } catch {
      throw .cannotStart(side, path: path, reason: Self.reason(error))
    }
    errors = errorPipe.fileHandleForReading
    let line = channel.read(within: Self.patienceSeconds)
    guard let version = Self.decode(Version.self, line)?.duelProtocol else {
      let said = Self.lastWords(of: process, errors, line)
      // An executable from before duels complains of the verb; one that knows it, of the options.
      throw line == nil && process.terminationStatus == Self.usageError
        && !said.contains(DuelProtocol.workerVerb)
        ? .refused(side, path: path, said: said) : .noWorker(side, path: path, said: said)
    }
    guard version == DuelProtocol.version, let hello = Self.decode(DuelHello.self, line) else {
      process.terminate()
      throw .otherProtocol(side, path: path, version: version)
    }
    self.hello = hello
  }

  deinit { stop() }

  package func prepare(_ benchmarks: [Int]) throws(DuelError) -> DuelPreparation {
    let request = DuelRequest.prepare(benchmarks)
    let answer = try ask(request)
    guard let preparation = Self.decode(DuelPreparation.self, answer),
      preparation.prepared.count == benchmarks.count
    else { throw .nonsense(side, request: request.line, answer: answer) }
    return preparation
  }

  package func sample(_ benchmark: Int, batch: Int, core: Int?) throws(DuelError) -> Double {
    let request = DuelRequest.sample(benchmark: benchmark, batch: batch, core: core)
    let answer = try ask(request)
    guard let nanoseconds = Double(answer), nanoseconds > 0, nanoseconds.isFinite else {
      throw .nonsense(side, request: request.line, answer: answer)
    }
    return nanoseconds
  }

  package func stop() {
    // A worker holds nothing that would need an orderly end.
    if process.isRunning { process.terminate() }
  }
}

extension DuelWorkerProcess {
  private struct Version: Decodable {
    let duelProtocol: Int
  }

  private func ask(_ request: DuelRequest) throws(DuelError) -> String {
    do { try channel.write(request.line) } catch { throw died(request) }
    guard let answer = channel.read(within: Self.patienceSeconds) else { throw died(request) }
    return answer
  }

  private func died(_ request: DuelRequest) -> DuelError {
    .died(side, during: request.line, said: Self.lastWords(of: process, errors, nil))
  }

  /// How a process ended, and the last line of its complaints.
  private static func lastWords(
    of process: Process, _ errors: FileHandle, _ line: String?
  ) -> String {
    if let line {
      process.terminate()
      return "said '\(line.prefix(200))'"
    }
    // Closed output does not mean that it has ended.
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    let how =
      process.terminationReason == .exit
      ? "ended with status \(process.terminationStatus)"
      : "was ended by signal \(process.terminationStatus)"
    let complaint = String(decoding: errors.availableData, as: UTF8.self)
      .split(separator: "\n").last.map(String.init)
    return complaint.map { "\(how): \($0)" } ?? how
  }

  private static func decode<Value: Decodable>(_ type: Value.Type, _ line: String?) -> Value? {
    line.flatMap { try? RecordCoding.decoder.decode(type, from: Data($0.utf8)) }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? Errno).map { "\($0)" } ?? (error as NSError).localizedDescription
  }
}

extension FileDescriptor {
  /// Keeps the descriptor from programs that this one starts.
  fileprivate func closeOnExecution() throws {
    guard fcntl(rawValue, F_SETFD, FD_CLOEXEC) == 0 else { throw Errno(rawValue: errno) }
  }
}
