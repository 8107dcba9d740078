import COpenVINO
import Foundation

/// OpenVINO's entry point: reads networks and knows the devices.
final class OpenVINOCore {
    let library: OpenVINOLibrary
    let handle: OpaquePointer

    var functions: COpenVINOFunctions { library.functions.pointee }

    init() throws(ModelError) {
        library = try OpenVINOLibrary.shared()
        var core: OpaquePointer?
        let status = library.functions.pointee.ov_core_create(&core)
        guard status == 0, let core else {
            throw ModelError("OpenVINO", "does not start", mend: OpenVINOLibrary.howToInstall)
        }
        handle = core
    }

    deinit { functions.ov_core_free(handle) }

    /// The names of the devices that networks can run on, such as "CPU".
    func devices() -> [String] {
        var list = ov_available_devices_t()
        guard functions.ov_core_get_available_devices(handle, &list) == 0 else { return [] }
        defer { functions.ov_available_devices_free(&list) }
        return (0..<list.size).compactMap { index in list.devices?[index].map { String(cString: $0) } }
    }

    /// What OpenVINO said of the last failure on this thread: the one line of it that matters.
    func lastFailure() -> String {
        guard let message = functions.ov_get_last_err_msg() else { return "no reason given" }
        defer { functions.ov_free(message) }
        return OpenVINOCore.gist(of: String(cString: message))
    }

    /// OpenVINO's messages are stacks of "Exception from src/...: Check '...' failed at ...:" lines; the last says what it is.
    static func gist(of message: String) -> String {
        let noise = ["Exception from ", "Check '", "While validating", "Error: "]
        let lines = message.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        let telling = lines.last { line in !line.isEmpty && !noise.contains { line.hasPrefix($0) } }
        return String((telling ?? lines.last ?? "no reason given").prefix(300))
    }
}
