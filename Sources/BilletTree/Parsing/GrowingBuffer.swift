/// Plain values that are only added at the end, or dropped from it.
///
/// An array asks at each of these whether anyone shares it; the tokenizer adds some hundreds of short
/// pieces for each page, so it has memory of its own.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    start = UnsafeMutablePointer<Element>.allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// The elements as an array.
  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    (start + count).initialize(to: element)
    count += 1
  }

  @inline(__always)
  mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress else { return }
    if elements.count > capacity - count { grow(by: elements.count) }
    (start + count).initialize(from: source, count: elements.count)
    count += elements.count
  }

  /// Makes room for so many elements in all.
  mutating func reserve(_ total: Int) {
    if total > capacity { grow(by: total - count) }
  }

  /// Drops the elements from an index on.
  mutating func removeLast(from index: Int) {
    precondition((0...count).contains(index))
    count = index
  }

  @inline(never)
  private mutating func grow(by amount: Int) {
    let larger = max(capacity * 2, count + amount)
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    memory.moveInitialize(from: start, count: count)
    start.deallocate()
    start = memory
    capacity = larger
  }
}
