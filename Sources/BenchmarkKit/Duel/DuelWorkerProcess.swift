// An executable of this suite, started as a worker of a duel.

import CProcessorProbe
import Foundation
import SystemPackage

/// A worker in a process of its own.
package final class DuelWorkerProcess: DuelPeer {
  /// What it said when it started.
  package let hello: DuelHello

  private let side: DuelSide
  private let process: ChildProcess

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
  /// - Throws: `DuelError.cannotStart`, `.noWorker`, `.cannotShare`, `.refused`, `.otherProtocol`,
  ///   `.unreadableHello`.
  package init(
    _ side: DuelSide, path: String, arguments: [String], layout: DuelLayout
  ) throws(DuelError) {
    self.side = side
    var environment = ProcessInfo.processInfo.environment
    environment["RELUBENCH_STACK_PADDING"] = String(repeating: "x", count: layout.stackPadding)
    do throws(Errno) {
      process = try ChildProcess(
        path: path, arguments: [DuelProtocol.workerVerb] + arguments + layout.arguments,
        environment: environment)
    } catch {
      throw .cannotStart(side, path: path, reason: "\(error)")
    }
    guard let line = process.channel.read(within: Self.patienceSeconds) else {
      let said = process.lastWords()
      if layout.memory != nil, said.contains(DuelProtocol.cannotShare) {
        throw .cannotShare(side, path: path, said: said)
      }
      // An executable from before duels complains of the verb; one that knows it, of the options.
      throw process.exitStatus == Self.usageError && !said.contains(DuelProtocol.workerVerb)
        ? .refused(side, path: path, said: said) : .noWorker(side, path: path, said: said)
    }
    guard let version = Self.decode(Version.self, line)?.duelProtocol else {
      throw .noWorker(side, path: path, said: "said '\(line.prefix(200))'")
    }
    guard version == DuelProtocol.version else {
      throw .otherProtocol(side, path: path, version: version)
    }
    do throws(RecordError) {
      hello = try RecordCoding.decode(
        DuelHello.self, from: Array(line.utf8), at: FilePath(path), kind: "hello")
    } catch {
      throw .unreadableHello(side, path: path, problem: error.placeAndProblem)
    }
  }

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

  package func isKept(on core: Int) -> Bool? {
    let answer = relubench_process_is_kept(process.id, Int32(clamping: core))
    return answer < 0 ? nil : answer != 0
  }

  package func stop() { process.end() }
}

extension DuelWorkerProcess {
  private struct Version: Decodable {
    let duelProtocol: Int
  }

  private func ask(_ request: DuelRequest) throws(DuelError) -> String {
    do { try process.channel.write(request.line) } catch { throw died(request) }
    guard let answer = process.channel.read(within: Self.patienceSeconds) else {
      throw died(request)
    }
    return answer
  }

  private func died(_ request: DuelRequest) -> DuelError {
    .died(side, during: request.line, said: process.lastWords())
  }

  private static func decode<Value: Decodable>(_ type: Value.Type, _ line: String) -> Value? {
    try? RecordCoding.decoder.decode(type, from: Data(line.utf8))
  }
}

extension RecordError {
  /// What is wrong, without the file that a line is not in.
  fileprivate var placeAndProblem: String {
    if case .malformed(_, let place, let problem, _) = self { return "at \(place): \(problem)" }
    return description
  }
}
