# Makes a kernel really slower, for the gate to find.
# shellcheck shell=bash

# slow_down_kernel FOLDER PERCENT: relu of variant simd16 computes its first PERCENT percent twice, in
# arrays of 16 Ki elements or more: that much more work, and nothing else.
slow_down_kernel() {
  local folder=$1 percent=$2
  local file=$folder/Sources/KernelSources/Variants/SIMD16Variant.swift
  local marker='  static func relu(_ operands: KernelOperands<Float>) {'
  grep -qF "$marker" "$file" || fail "cannot find relu in $file."
  awk -v marker="$marker" -v percent="$percent" '
    { print }
    $0 == marker {
      print "    if operands.count >= 16 * 1024 {"
      print "      let again = operands.slice("
      print "        start: 0, count: operands.count / 100 * " percent " & ~15)"
      print "      vectorLoop(ReLU.self, SIMD16<Float>.self, again) { ReLU.vector($0, $1, $2) }"
      print "    }"
    }' "$file" >"$file.new"
  mv "$file.new" "$file"
}
