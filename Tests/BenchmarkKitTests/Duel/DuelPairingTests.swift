// Which benchmarks of two executables are compared, and which are not.

import BenchmarkKit
import Testing

@Suite("Pairing the benchmarks of two executables")
struct DuelPairingTests {
  typealias Offer = DuelHello.Offer

  private func pairing(_ old: [Offer], _ new: [Offer]) -> DuelPairing {
    let build = Example.environment.build
    return DuelPairing(
      old: DuelHello(build: build, benchmarks: old), new: DuelHello(build: build, benchmarks: new))
  }

  private func offer(_ kernel: String, group: Int = 0, suite: String = "gate") -> Offer {
    Offer(identity: Example.identity("relu/\(kernel)/avx2", suite: suite), group: group)
  }

  private func changed(_ kernel: String) -> Offer {
    var offer = offer(kernel)
    offer.version = "0123456789abcdef"
    return offer
  }

  @Test("equal benchmarks match in the order of OLD, wherever they stand in NEW")
  func matches() {
    let found = pairing(
      [offer("a"), offer("b"), offer("c")], [offer("c"), offer("a"), offer("b")])
    #expect(found.matches.map(\.identity.variant) == ["a", "b", "c"])
    #expect(found.matches.map(\.index) == [(0, 1), (1, 2), (2, 0)].map(DuelSides.init))
    #expect(found.changed == [])
    #expect(found.missing == DuelSides(old: [], new: []))
    #expect(found.emptiness == nil)
  }

  @Test("the suite's name is no part of what is measured")
  func suiteIsIgnored() {
    let found = pairing([offer("a", suite: "gate")], [offer("a", suite: "quick")])
    #expect(found.matches.map(\.identity.suite) == ["gate"])
  }

  @Test("everything else is: a benchmark that differs in it is another one")
  func identity() {
    let other = Offer(identity: Example.identity("relu/a/avx2", elements: 8), group: 0)
    let found = pairing([offer("a")], [other])
    #expect(found.matches == [])
    #expect(found.missing == DuelSides(old: [other.identity], new: [offer("a").identity]))
  }

  @Test("a benchmark that both mean different things by is changed, not matched and not missing")
  func version() {
    let found = pairing([offer("a"), offer("b")], [changed("a"), offer("b")])
    #expect(found.matches.map(\.identity.variant) == ["b"])
    #expect(found.changed.map(\.variant) == ["a"])
    #expect(found.missing == DuelSides(old: [], new: []))
  }

  @Test("what a side lacks is listed under that side")
  func missing() {
    let found = pairing([offer("a"), offer("b")], [offer("b"), offer("c")])
    #expect(found.missing.old.map(\.variant) == ["c"])
    #expect(found.missing.new.map(\.variant) == ["a"])
  }

  @Test("a benchmark offered twice is compared once")
  func duplicates() {
    let found = pairing([offer("a"), offer("a")], [offer("a"), offer("a"), offer("a")])
    #expect(found.matches.map(\.index) == [DuelSides(old: 0, new: 0)])
    #expect(found.missing == DuelSides(old: [], new: []))
  }

  @Test("groups are those of OLD, in the order they first occur")
  func groups() {
    let old = [
      offer("a", group: 7), offer("b", group: 2), offer("c", group: 7), offer("d", group: 9),
    ]
    let new = ["d", "c", "b", "a"].map { offer($0) }
    let found = pairing(old, new).groups.map { $0.map(\.identity.variant) }
    #expect(found == [["a", "c"], ["b"], ["d"]])
  }

  @Test("why there is nothing to compare")
  func emptiness() {
    let label = offer("a").identity.label
    #expect(
      pairing([offer("a"), offer("b")], [changed("a"), changed("b")]).emptiness
        == "the executables mean different things by their 2 common benchmarks, \(label) for one")
    #expect(pairing([offer("a")], []).emptiness == "NEW lacks \(label)")
    #expect(pairing([], [offer("a")]).emptiness == "OLD lacks \(label)")
    #expect(
      pairing([], []).emptiness == "neither executable offers a benchmark for these options")
  }
}
