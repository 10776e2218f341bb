// The noise as it stands above a table.

extension NoiseRecord {
  /// The line above a table, broken where it is longer than `width`, coloured where the noise harms.
  ///
  /// `owner` says whose it is, where a table is made from two records.
  func heading(of owner: String? = nil, width: Int, colour: Bool) -> [String] {
    ((owner.map { $0 + " " } ?? "") + line).wrapped(to: width, indent: 2)
      .map { colour ? RowTone(grade).paint($0) : $0 }
  }
}
