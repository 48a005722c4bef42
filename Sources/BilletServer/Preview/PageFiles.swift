import BilletKit
import HTTPTypes
import Hummingbird

/// The page's files, from the binary.
enum PageFiles {
  /// The page loads its own files and nothing else, and its frame only what the frame's policy lets it.
  private static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
    + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  /// The frame runs no script; its styles are those in the message, its pictures come from the machine.
  private static let framePolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
    + " form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"

  /// The same for people who ask for the message's own pictures.
  private static let picturePolicy = framePolicy.replacing(
    "img-src data:", with: "img-src data: https:")

  static let routes: [RouteTable.Route] =
    [
      page("/", "text/html; charset=utf-8", pagePolicy) { PackageResources.index_html },
      page("/frame", "text/html; charset=utf-8", framePolicy) { PackageResources.frame_html },
      page("/frame-with-images", "text/html; charset=utf-8", picturePolicy) {
        PackageResources.frame_html
      },
      page("/style.css", "text/css; charset=utf-8", pagePolicy) { PackageResources.style_css },
      page("/icon.svg", "image/svg+xml", framePolicy) { PackageResources.icon_svg },
    ]
    + scripts.map { name, bytes in
      page("/\(name).js", "text/javascript; charset=utf-8", pagePolicy, bytes)
    }

  private static let scripts: [(String, @Sendable () -> [UInt8])] = [
    ("app", { PackageResources.app_js }),
    ("elements", { PackageResources.elements_js }),
    ("findings", { PackageResources.findings_js }),
    ("form", { PackageResources.form_js }),
    ("frame", { PackageResources.frame_js }),
    ("messages", { PackageResources.messages_js }),
    ("server", { PackageResources.server_js }),
    ("source", { PackageResources.source_js }),
    ("views", { PackageResources.views_js }),
  ]

  private static func page(
    _ path: String, _ type: String, _ policy: String, _ bytes: @escaping @Sendable () -> [UInt8]
  ) -> RouteTable.Route {
    RouteTable.Route(.get, path) { _, _ in
      var headers = SecurityHeaders.fields(policy: policy)
      headers[.contentType] = type
      return Response(
        status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes())))
    }
  }
}
