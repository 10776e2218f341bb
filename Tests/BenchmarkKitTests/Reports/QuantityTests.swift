// Quantities read as people expect, also where rounding crosses a unit.

import BenchmarkKit
import Testing

@Suite struct QuantityTests {
  @Test(arguments: [
    (0, "0 ns"), (0.5, "0.5000 ns"), (1.23456, "1.235 ns"), (50.75, "50.75 ns"),
    (999.94, "999.9 ns"), (999.96, "1.000 us"), (12_345, "12.35 us"), (9_999.6, "10.00 us"),
    (1.5e6, "1.500 ms"), (2.5e9, "2.500 s"), (4.2e12, "4200 s"),
  ]) func time(_ value: Double, _ text: String) {
    #expect(Quantity.nanoseconds(value) == text)
  }

  @Test(arguments: [(85.16, "85.2"), (0.0123456, "0.0123"), (1234.5, "1235"), (9.996, "10.0")])
  func throughput(_ value: Double, _ text: String) {
    #expect(Quantity.gigabytesPerSecond(value) == text)
  }

  @Test(arguments: [
    (0, "0 B"), (1023, "1023 B"), (1024, "1 KiB"), (1536, "1.5 KiB"), (3 << 19, "1.5 MiB"),
    (32 << 30, "32 GiB"), (1 << 46, "64 TiB"),
  ]) func size(_ value: Int, _ text: String) {
    #expect(Quantity.bytes(value) == text)
  }

  @Test(arguments: [
    (0, "0"), (1000, "1000"), (4096, "4Ki"), (1536, "1536"), (1 << 20, "1Mi"), (3 << 30, "3Gi"),
  ]) func count(_ value: Int, _ text: String) {
    #expect(Quantity.count(value) == text)
  }

  @Test(arguments: [
    (0.125, 2, "0.13"), (-1.5, 0, "-2"), (-0.001, 2, "0.00"), (2, 3, "2.000"), (99.95, 1, "100.0"),
  ]) func fixed(_ value: Double, _ digits: Int, _ text: String) {
    #expect(Quantity.fixed(value, digits: digits) == text)
  }

  @Test(arguments: [
    Double.nan, .infinity, -.infinity, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
  ])
  func anyNumberHasAText(_ value: Double) {
    for text in [
      Quantity.nanoseconds(value), Quantity.gigabytesPerSecond(value), Quantity.ratio(value),
    ] {
      #expect(!text.isEmpty)
    }
  }
}
