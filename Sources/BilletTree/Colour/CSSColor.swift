#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A colour of the sRGB space with its opacity.
package struct CSSColor: Sendable, Hashable {
  /// Gamma-encoded, from 0 to 1.
  package let red: Double
  /// Gamma-encoded, from 0 to 1.
  package let green: Double
  /// Gamma-encoded, from 0 to 1.
  package let blue: Double
  /// From 0, which cannot be seen, to 1.
  package let alpha: Double

  package static let black = CSSColor(0, 0, 0)
  package static let white = CSSColor(1, 1, 1)
  package static let transparent = CSSColor(0, 0, 0, alpha: 0)

  /// Makes a colour; values beyond 0 and 1 are brought back.
  package init(_ red: Double, _ green: Double, _ blue: Double, alpha: Double = 1) {
    self.red = Self.clamped(red)
    self.green = Self.clamped(green)
    self.blue = Self.clamped(blue)
    self.alpha = Self.clamped(alpha)
  }

  /// Makes the colour that `#RRGGBB` writes.
  package init(hex: UInt32) {
    self.init(
      Double(hex >> 16 & 0xFF) / 255, Double(hex >> 8 & 0xFF) / 255, Double(hex & 0xFF) / 255)
  }

  private static func clamped(_ value: Double) -> Double {
    // What is not a number is none.
    value >= 0 ? min(value, 1) : 0
  }

  package var isOpaque: Bool { alpha >= 1 }

  /// The colour with less opacity.
  package func faded(by factor: Double) -> CSSColor {
    CSSColor(red, green, blue, alpha: alpha * factor)
  }

  /// What is seen when the colour is laid over another one, which is opaque (CSS Color 4, 12).
  package func over(_ backdrop: CSSColor) -> CSSColor {
    isOpaque ? self : backdrop.mixed(with: self, share: alpha)
  }

  /// The colour at a share of the way to another one, opacity left out.
  package func mixed(with other: CSSColor, share: Double) -> CSSColor {
    CSSColor(
      red + (other.red - red) * share, green + (other.green - green) * share,
      blue + (other.blue - blue) * share)
  }

  /// The relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance").
  package var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// The contrast ratio with another opaque colour, from 1 to 21 (WCAG 2.2, "contrast ratio").
  package func contrast(with other: CSSColor) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// `#RRGGBB` in capitals, opacity left out.
  package var hex: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result = [UInt8(ascii: "#")]
    for channel in [red, green, blue] {
      let byte = Int((channel * 255).rounded())
      result.append(digits[byte >> 4])
      result.append(digits[byte & 15])
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The light of a gamma-encoded channel, also of one below zero.
  static func linear(_ value: Double) -> Double {
    let size = abs(value)
    let result = size <= 0.04045 ? size / 12.92 : pow((size + 0.055) / 1.055, 2.4)
    return value < 0 ? -result : result
  }

  /// The gamma-encoded channel of some light, also of less than none.
  static func encoded(_ value: Double) -> Double {
    let size = abs(value)
    let result = size <= 0.0031308 ? size * 12.92 : 1.055 * pow(size, 1 / 2.4) - 0.055
    return value < 0 ? -result : result
  }
}

/// A colour as a style writes it.
package enum CSSColorValue: Sendable, Equatable {
  case color(CSSColor)
  /// The colour of the element's text.
  case currentColor
  /// One that only a browser knows: a system's, or one that needs a variable.
  case unknown
}

extension CSSColor {
  /// The nearest colour of whole bytes, opaque.
  package var rounded: CSSColor {
    func byte(_ channel: Double) -> Double { (channel * 255).rounded() / 255 }
    return CSSColor(byte(red), byte(green), byte(blue))
  }
}
