/// The name and version that files and `--version` state.
public enum Software {
    public static let version = "0.1.0"
    public static let nameAndVersion = "isobath \(version)"
}
