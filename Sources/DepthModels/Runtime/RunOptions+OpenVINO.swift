extension RunOptions {
    /// OpenVINO's own names of devices are all in capitals.
    var openVINODevice: String { device.uppercased() }

    /// What these options are in OpenVINO's words (openvino/c/ov_property.h).
    var openVINOSettings: [(key: String, value: String)] {
        var settings = [(key: "INFERENCE_PRECISION_HINT", value: precision.rawValue)]
        settings.append(streams > 1 ? ("NUM_STREAMS", String(streams)) : ("PERFORMANCE_HINT", "LATENCY"))
        if let threads { settings.append(("INFERENCE_NUM_THREADS", String(threads))) }
        return settings
    }
}
