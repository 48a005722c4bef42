import BilletCommandLine

@main enum Billet {
  static func main() { CommandLineTool.main() }
}
