import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM as a wish that a run hears between documents. Who does not stop in time is ended: what was committed
/// is safe at any moment.
final class StopSignals {
  /// How long a run may take to stop by itself, in seconds: less than the two in which it must have ended.
  private static let patience = 1.5

  /// The signal that was received.
  let flag = Flag()
  private var sources: [any DispatchSourceSignal] = []

  /// The first signal that was received, for any thread to see.
  final class Flag: Sendable {
    private let received = Mutex<Int32?>(nil)

    /// The signal; nil until there is one.
    var number: Int32? { received.withLock { $0 } }

    /// Notes a signal; whether it is the first.
    func note(_ number: Int32) -> Bool {
      received.withLock { first in
        defer { first = first ?? number }
        return first == nil
      }
    }
  }

  /// Listens from now on. A second signal ends the process at once.
  init() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler { [flag] in
        guard flag.note(number) else { _exit(128 + number) }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { _exit(128 + number) }
      }
      source.resume()
      sources.append(source)
    }
  }
}
