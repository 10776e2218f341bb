# Writes the calls of public functions that the suites measure; uses public-functions.sh.
# shellcheck shell=bash disable=SC2154,SC2016

# call FORM CASE ELEMENT: a closure that calls a public function as a program does.
call() {
  local form=$1 name=$2 s1 s2 list soon='' p=_ element number
  element=$(swift_type "$3") number=$(number_type "$3")
  describe "$name"
  [[ -z $parameter ]] || p=parameter
  case $form in
    pointers*) s1="UnsafeBufferPointer(start: %s.assumingMemoryBound(to: $element.self), count: count)" s2="UnsafeMutableBufferPointer(start: %s.assumingMemoryBound(to: $element.self), count: count)" ;;
    *) s1="Span(_unsafeStart: %s.assumingMemoryBound(to: $element.self), count: count)" s2="MutableSpan(_unsafeStart: %s.assumingMemoryBound(to: $element.self), count: count)" ;;
  esac
  [[ $form != *ReadSoon ]] || soon=', use: .soon'
  local x dy output
  # shellcheck disable=SC2059
  { x=$(printf "$s1" x) dy=$(printf "$s1" dy) output=$(printf "$s2" output); }
  [[ $form == pointers* ]] || output='&array'
  local other=_
  if [[ $form == *InPlace ]]; then
    list="inPlace: $output"
    [[ -z $second ]] || list="$x, $list"
    [[ -z $parameter ]] || list+=", $parameter: $number($p)"
    echo "case .$name: { $([[ -n $second ]] && echo x || echo _), _, output, count, $p in"
  else
    list=$x
    if [[ -n $second ]]; then
      other=dy
      if [[ $label == upstream* ]]; then list+=", upstream: $dy"; else list+=", $dy"; fi
    fi
    [[ -z $parameter ]] || list+=", $parameter: $number($p)"
    list+=", into: $output"
    echo "case .$name: { x, $other, output, count, $p in"
  fi
  [[ $form == pointers* ]] || echo "var array = $(printf "$s2" output)"
  echo "$name($list$soon) }"
}

# calls FORM: the file that finds a call in a form by its type.
calls() {
  local form=$1 element
  printf '%s\n\nimport ReLUKernels\n\nextension CallForm {\n' "$note"
  printf 'static func %s(_ operation: KernelOperation, _ elementType: ElementType) -> KernelBody {\n' "$form"
  printf 'switch elementType {\n'
  for element in "${element_types[@]}"; do
    printf 'case .%s: %s%s(operation)\n' "${element,,}" "$form" "$element"
  done
  printf '}\n}\n}\n'
}

# calls_on FORM ELEMENT: the file of all calls in a form on elements of a format.
calls_on() {
  local form=$1 element=$2 name
  printf '%s\n//\n' "$note"
  printf '// Each closure writes the call as a program would that has such arrays; making a span of a pointer and a\n'
  printf '// count costs a check of its alignment.\n\n'
  printf 'import ReLUKernels\n\nextension CallForm {\n'
  printf 'static func %s%s(_ operation: KernelOperation) -> KernelBody {\n' "$form" "$element"
  [[ $element != Float16 ]] || printf '#if os(macOS) && arch(x86_64)\nfatalError("Swift has no Float16 here")\n#else\n'
  printf 'switch operation {\n'
  while read -r name _; do call "$form" "$name" "$element"; done <<<"$all_operations"
  printf '}\n'
  [[ $element != Float16 ]] || printf '#endif\n'
  printf '}\n}\n'
}
