import Foundation

/// Who listens on a port of this machine, for a message that helps.
enum PortHolder {
  /// The name and number of the process, where the system tells.
  static func find(_ port: Int) -> String? {
    guard let table = try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8) else { return nil }
    let wanted = ":" + String(format: "%04X", port)
    for line in table.split(separator: "\n").dropFirst() {
      // Number, local address, remote address, state, queues, timer, retransmits, user, timeout, inode.
      let fields = line.split(separator: " ")
      guard fields.count > 9, fields[1].hasSuffix(wanted), fields[3] == "0A" else { continue }
      return process(holding: "socket:[\(fields[9])]")
    }
    return nil
  }

  private static func process(holding socket: String) -> String? {
    let files = FileManager.default
    for process in (try? files.contentsOfDirectory(atPath: "/proc")) ?? [] where Int(process) != nil {
      let folder = "/proc/\(process)/fd"
      for file in (try? files.contentsOfDirectory(atPath: folder)) ?? []
      where (try? files.destinationOfSymbolicLink(atPath: folder + "/" + file)) == socket {
        let name = (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)) ?? ""
        return "\(name.trimmingCharacters(in: .whitespacesAndNewlines)), process \(process)"
      }
    }
    return nil
  }
}
