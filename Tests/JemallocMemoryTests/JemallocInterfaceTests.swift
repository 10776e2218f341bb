// Whose functions jemalloc's are, also in programs that this one is not.
import JemallocMemory
import Testing

extension JemallocTests {
  @Suite struct JemallocInterfaceTests {
    private static let library = JemallocInterface.Owner(base: 1 << 20, path: "/lib/libjemalloc.so")
    private static let other = JemallocInterface.Owner(base: 2 << 20, path: "/tmp/libother.so")
    private static let program = JemallocInterface.Owner(base: 3 << 20, path: "relubench")

    private static func functions(
      _ owners: [JemallocInterface.Owner?]
    ) -> [JemallocInterface.Function] {
      Array(zip(["mallocx", "sdallocx", "nallocx", "mallctl"], owners))
    }

    @Test func ownInterfaceIsOfOneLibrary() throws {
      try JemallocInterface.check()
      #expect(JemallocInterface.foreignMallocs == [])
      if !JemallocInterface.isStatic {
        #expect(JemallocInterface.library?.contains("jemalloc") == true)
      }
    }

    /// From a library, as a part of the program, and where there is no linker to ask.
    @Test(arguments: [library, program, nil])
    func oneOwnerIsFine(_ owner: JemallocInterface.Owner?) throws {
      let functions = Self.functions(Array(repeating: owner, count: 4))
      try JemallocInterface.check(functions)
      #expect(
        JemallocInterface.isStatic(functions, program: Self.program) == (owner != Self.library))
      #expect(JemallocInterface.isStatic(functions, program: nil) == (owner == nil))
    }

    @Test(arguments: 0..<4)
    func aFunctionOfAnotherIsNamed(_ index: Int) throws {
      var owners: [JemallocInterface.Owner?] = Array(repeating: Self.library, count: 4)
      owners[index] = Self.other
      do throws(SplitInterfaceError) {
        try JemallocInterface.check(Self.functions(owners))
        Issue.record("taken for one library")
      } catch {
        let names = ["mallocx", "sdallocx", "nallocx", "mallctl"]
        #expect(error.parts.count == 2)
        for part in error.parts {
          let isOther = part.library == Self.other.path
          #expect(
            part.functions == names.indices.filter { ($0 == index) == isOther }.map { names[$0] })
        }
        #expect(error.description.contains("\(names[index]) from '/tmp/libother.so'"))
      }
    }

    @Test func mallocOfAnotherIsNamed() {
      let functions = Self.functions(Array(repeating: Self.library, count: 4))
      #expect(JemallocInterface.foreign([Self.library, Self.library], to: functions) == [])
      #expect(
        JemallocInterface.foreign([Self.other, Self.library], to: functions) == [Self.other.path])
      #expect(JemallocInterface.foreign([nil, nil], to: functions) == [], "not known")
      // jemalloc is part of a program that is not asked, malloc is the C library's.
      #expect(JemallocInterface.foreign([Self.other], to: Self.functions([nil, nil])) == [])
    }
  }
}
