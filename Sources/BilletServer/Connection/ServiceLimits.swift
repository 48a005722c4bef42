import BilletKit
import NIOCore

/// What the server takes from its clients; whoever asks for more is told so, or cut off.
struct ServiceLimits: Sendable {
  /// A request's body, and one line of a streamed one, in bytes.
  var bodyBytes = 1024 * 1024
  /// All header fields of a request, in bytes.
  var headerBytes = 16 * 1024
  /// Header fields of a request.
  var headerCount = 100
  /// From the end of the last answer to the end of the next request's header.
  var headerTime = TimeAmount.seconds(10)
  /// For a whole body; for a streamed one for each line.
  var bodyTime = TimeAmount.seconds(20)
  /// By now a body has to arrive at a kilobyte a second.
  var slowBodyTime = TimeAmount.seconds(10)
  /// For a client to take in what fills the buffers.
  var writeTime = TimeAmount.seconds(20)
  /// Connections at a time; one more takes the place of the one that has been idle longest.
  var connections = 256
  /// Work that waits for a free thread.
  var queuedWork = 128
  /// The processor time of one piece of work.
  var workTime = Duration.seconds(2)
  /// From the signal to end until answers under way are cut.
  var shutdownTime = Duration.seconds(4)

  init() {}
}
