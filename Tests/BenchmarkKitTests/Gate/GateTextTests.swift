// A gate as people read it: on a terminal, on a pull request, in the log of a run on GitHub.

import BenchmarkKit
import Testing

@Suite("Gates in words")
struct GateTextTests {
  @Test("the table names every verdict and why")
  func text() {
    let expected = """
      REGRESSION: 1 slower, 1 undecided, 1 faster, 1 unchanged
      OLD 0123abc+changes, NEW 0123abc
      noise: quiet before (compute jitter 0.5 %, memory jitter 1.0 %)

      benchmark                                 change           interval  margin  detects  verdict
      ---------------------------------------  -------  -----------------  ------  -------  -----------
      relu/simd8/avx2 4Ki uniform-50            +5.0 %    +4.9 ... +5.1 %   2.0 %    2.5 %  regression
      relu/simd16/avx2 4Ki uniform-50            0.0 %    -0.1 ... +0.1 %   2.0 %    2.5 %  unchanged
      leaky-relu/simd8/avx2 4Ki uniform-50     -20.0 %  -20.1 ... -19.9 %   2.0 %    2.5 %  improvement
      relu/autovectorized/avx2 4Ki uniform-50        -                  -   2.0 %        -  undecided

      relu/simd8/avx2 4Ki uniform-50: measured again: +5.0 %, +5.0 %.
      relu/autovectorized/avx2 4Ki uniform-50: a<b> & "c" 'd' |e| 100% f*_`[g]\\.
      change: time of NEW over time of OLD; interval: of the change, 95 % or more.
      detects: the smallest slowdown that fails nine of ten gates, by OLD against itself.
      By a made-up method.
      1 not compared, as OLD lacks it, quick: relu/added/avx2, 4096 elements, uniform-50, 1 threads.

      """
    var gate = ReportedGate.mixed
    gate.noise = NoiseRecord(before: NoiseReading(computeJitter: 0.005, memoryJitter: 0.01))
    #expect(GateReport(gate).text() == expected)
  }

  @Test("no line is longer than asked for", arguments: [60, 80, 100, 120, 200])
  func width(width: Int) {
    for result in [ReportedGate.mixed, ReportedGate.passed] {
      let text = GateReport(result).text(width: width)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
  }

  @Test(
    "the first line says it all",
    arguments: [
      ([], "NOTHING MEASURED: 0 unchanged"), ([.unchanged, .unchanged], "PASS: 2 unchanged"),
      ([.improvement, .unchanged], "PASS: 1 faster, 1 unchanged"),
      ([.undecided, .improvement], "UNDECIDED: 1 undecided, 1 faster, 0 unchanged"),
      ([.undecided, .regression], "REGRESSION: 1 slower, 1 undecided, 0 unchanged"),
    ] as [([GateVerdict], String)])
  func headline(verdicts: [GateVerdict], line: String) {
    let result = GateResult(
      findings: verdicts.map { GateFinding(ratios: Ratios.around(1)).judged($0) }, method: "")
    #expect(GateReport(result).text().hasPrefix(line + "\n"))
    #expect(GateReport(result).markdown.hasPrefix("### relubench: \(line)\n"))
  }

  @Test("a passed gate says what it would have found")
  func resolution() {
    let text = GateReport(ReportedGate.passed).text()
    #expect(
      text.contains(
        "The smallest slowdown that fails nine of ten gates here: 2.5 % (the worst of all benchmarks)."
      ))
    #expect(!GateReport(ReportedGate.mixed).text().contains("The smallest slowdown that"))
  }

  @Test("Markdown has what is wrong first and folds the rest away, with nothing left unescaped")
  func markdown() {
    let head = """
      | benchmark | old | new | change | interval | margin | detects | verdict |
      |---|--:|--:|--:|--:|--:|--:|---|
      """
    let numbers = "+4.9 ... +5.1 % | 2.0 % | 2.5 %"
    let expected = """
      ### relubench: REGRESSION: 1 slower, 1 undecided, 1 faster, 1 unchanged

      OLD 0123abc+changes, NEW 0123abc

      \(head)
      | `relu/simd8/avx2 4Ki uniform-50` | 100.0 ns | 105.0 ns | +5.0 % | \(numbers) | regression |
      | `leaky-relu/simd8/avx2 4Ki uniform-50` | 100.0 ns | 80.00 ns | -20.0 % | -20.1 ... -19.9 % \
      | 2.0 % | 2.5 % | improvement |
      | `relu/autovectorized/avx2 4Ki uniform-50` | - | - | - | - | 2.0 % | - | undecided |

      - `relu/simd8/avx2 4Ki uniform-50`: measured again: +5.0 %, +5.0 %
      - `relu/autovectorized/avx2 4Ki uniform-50`: a&lt;b&gt; &amp; "c" 'd' \\|e\\| 100% \
      f\\*\\_\\`\\[g\\]\\\\

      <details><summary>1 unchanged</summary>

      \(head)
      | `relu/simd16/avx2 4Ki uniform-50` | 100.0 ns | 100.0 ns | 0.0 % | -0.1 ... +0.1 % | 2.0 % \
      | 2.5 % | unchanged |

      </details>

      By a made-up method.

      1 not compared, as OLD lacks it, quick: relu/added/avx2, 4096 elements, uniform-50, 1 threads.


      """
    #expect(GateReport(ReportedGate.mixed).markdown == expected)
  }

  @Test("annotations are one line each, for what is slower or undecided only")
  func annotations() {
    #expect(
      GateReport(ReportedGate.mixed).gitHubAnnotations == [
        "::error title=relubench regression::relu/simd8/avx2 4Ki uniform-50: +5.0 %25, "
          + "margin 2.0 %25; measured again: +5.0 %25, +5.0 %25",
        "::warning title=relubench undecided::relu/autovectorized/avx2 4Ki uniform-50: "
          + "not measured, margin 2.0 %25; a<b> & \"c\" 'd' |e| 100%25 f*_`[g]\\",
      ])
    #expect(GateReport(ReportedGate.passed).gitHubAnnotations == [])
  }
}
