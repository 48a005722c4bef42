import BilletFuzzing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The target that `BILLET_FUZZ_TARGET` names.
private let target: FuzzTarget = {
  let name = getenv("BILLET_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("BILLET_FUZZ_TARGET is none of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  return target
}()

/// What libFuzzer calls for each input; it brings `main` along.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let problems = target.problems(with: input)
  guard problems.isEmpty else { fatalError(problems.joined(separator: "\n")) }
  return 0
}
