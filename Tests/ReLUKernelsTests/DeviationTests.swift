// What a declared deviation forgives, and that it forgives nothing else.

import ReLUKernels
import Testing

struct DeviationTests {
  private static let nan: UInt32 = 0x7fc1_2345
  private static let one: UInt32 = 0x3f80_0000
  private static let minusZero: UInt32 = 0x8000_0000
  private static let subnormal: UInt32 = 0x8000_0001
  private static let infinity: UInt32 = 0x7f80_0000

  /// An element of an operation of one input.
  private static func element(_ x: UInt32, expected: UInt32, found: UInt32) -> ElementBits {
    ElementBits(x: x, dy: x, expected: expected, found: found)
  }

  /// For each deviation, elements that it and no other forgives.
  private static let own: [(Deviation, ElementBits)] = [
    (.nan, element(nan, expected: nan, found: 0)),
    (.nan, ElementBits(x: nan, dy: one, expected: 0, found: one)),
    (.nan, ElementBits(x: one | 1 << 31, dy: nan, expected: 0, found: nan)),
    (.zeroSign, element(minusZero, expected: minusZero, found: 0)),
    (.infinity, ElementBits(x: 0, dy: infinity, expected: 0, found: 0xffc0_0000)),
    (.subnormal, element(subnormal, expected: subnormal, found: 0)),
    (.subnormal, element(subnormal, expected: 0x8000_0002, found: subnormal)),
  ]

  @Test func sentenceNamesAllOfThem() {
    #expect(Set<Deviation>().sentence == nil)
    #expect(Set([Deviation.zeroSign]).sentence == "Answers otherwise: the sign of zero.")
    #expect(
      Set(Deviation.allCases).sentence
        == "Answers otherwise: NaN, the sign of zero, infinite gradients, subnormal numbers.")
  }

  @Test func eachForgivesItsOwnAndNoOther() {
    for (deviation, element) in Self.own {
      for other in Deviation.allCases {
        #expect(Set([other]).forgives(element) == (other == deviation), "\(other) \(element)")
      }
      #expect(!Set<Deviation>().forgives(element))
    }
  }

  @Test(arguments: [
    element(one, expected: one, found: one + 1),
    element(one | 1 << 31, expected: 0, found: one),
    element(one, expected: one, found: nan),
    ElementBits(x: one, dy: infinity, expected: infinity, found: nan),
    element(subnormal, expected: 0, found: one),
  ])
  func nothingForgivesAWrongNumber(_ element: ElementBits) {
    #expect(!Set(Deviation.allCases).forgives(element))
  }
}
