extension FileType {
    public static let json = FileType("json", mediaType: "application/json")
    public static let csv = FileType("csv", mediaType: "text/csv")
}
