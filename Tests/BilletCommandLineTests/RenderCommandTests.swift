import Foundation
import Testing

@Suite struct RenderCommandTests {
  static let message = """
    ---
    subject: Your order {{order_id}}
    language: en-US
    reason: order-information
    direction: proactive
    variables:
      order_id: {type: order-id}
      name: {type: text, default: there}
    ---
    Hello {{name}},

    your order {{order_id}} needs a part that is **missing**. Which color do you want?

    """

  let scratch = Scratch()

  init() throws {
    try scratch.write(Self.message, to: "hello.md")
    try scratch.write(#"{"order_id": "114-3941689-8772232"}"#, to: "data.json")
  }

  @Test func starterMessageRendersCleanly() throws {
    let result = try BilletProcess.run([
      "render", "Messages/return-label/en-US.md", "--fixture", "typical",
    ])
    #expect(result.status == 0)
    #expect(result.complaint == "")
    #expect(result.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-US\" dir=\"ltr\">"))
    #expect(result.output.contains("114-3941689-8772232"))
  }

  @Test func sameInputGivesTheSameBytes() throws {
    let arguments = ["render", "Messages/invoice/en-US.md", "--fixture", "worst-case"]
    let first = try BilletProcess.run(arguments)
    let second = try BilletProcess.run(
      arguments, environment: ["LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR", "TZ": "Asia/Tokyo"])
    #expect(first.output == second.output)
    #expect(!first.output.isEmpty)
  }

  @Test func outputGoesToTheNamedFileAlone() throws {
    let result = try BilletProcess.run(
      ["render", "hello.md", "--data", "data.json", "-o", "out.html"], in: scratch.url)
    #expect(result.status == 0, "\(result.complaint)")
    #expect(result.output == "")
    #expect(try scratch.read("out.html").contains("<strong>missing</strong>"))
  }

  @Test func messageWithErrorsWritesNothing() throws {
    try scratch.write(Self.message + "<b>x</b>\n", to: "hello.md")
    try scratch.write("old", to: "out.html")
    let arguments = ["render", "hello.md", "--data", "data.json", "-o", "out.html"]
    let result = try BilletProcess.run(arguments, in: scratch.url)
    #expect(result.status == 1)
    #expect(try scratch.read("out.html") == "old")
    #expect(result.complaint.contains("hello.md:13:1: error:"))
    #expect(result.complaint.contains("[raw-html]"))
    #expect(result.complaint.contains("nothing was written to out.html"))

    let forced = try BilletProcess.run(arguments + ["--force"], in: scratch.url)
    #expect(forced.status == 1)
    #expect(try scratch.read("out.html").contains("&lt;b&gt;"))
  }

  @Test func missingValueIsNamed() throws {
    let result = try BilletProcess.run(["render", "hello.md"], in: scratch.url)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.complaint.contains("order_id"))
  }

  @Test func unknownFixtureIsWrongUsageWithTheNames() throws {
    let result = try BilletProcess.run([
      "render", "Messages/return-label/en-US.md", "--fixture", "typicall",
    ])
    #expect(result.status == 64)
    #expect(result.complaint.contains("Did you mean “typical”?"))
  }

  @Test func unknownThemeIsAnErrorWithTheNames() throws {
    let result = try BilletProcess.run(
      ["render", "hello.md", "--data", "data.json", "--theme", "compac"], in: scratch.url)
    #expect(result.status == 2)
    #expect(result.complaint.contains("Did you mean “compact”?"))
  }

  @Test(arguments: ["default", "compact", "large-print"])
  func builtInThemeIsThereInAnyFolder(theme: String) throws {
    let result = try BilletProcess.run(
      ["render", "hello.md", "--data", "data.json", "--theme", theme], in: scratch.url)
    #expect(result.status == 0, "\(result.complaint)")
  }

  @Test func textIsPlain() throws {
    let result = try BilletProcess.run(
      ["render", "hello.md", "--data", "data.json", "--format", "text"], in: scratch.url)
    #expect(
      result.output == """
        Hello there,

        your order 114-3941689-8772232 needs a part that is missing. Which color do you want?

        """)
  }

  @Test func fragmentHasNoDocument() throws {
    let result = try BilletProcess.run(
      ["render", "hello.md", "--data", "data.json", "--format", "fragment"], in: scratch.url)
    #expect(result.status == 0)
    #expect(!result.output.contains("<html"))
    #expect(result.output.hasPrefix("<div lang=\"en-US\" dir=\"ltr\""))
  }

  @Test func whoGaveNoDataIsToldHow() throws {
    let result = try BilletProcess.run(["render", "Messages/invoice/en-US.md"])
    #expect(result.status == 1)
    #expect(
      result.complaint.contains(
        "no data was given; give it with --data FILE, or sample data with --fixture: typical"))
  }
}
