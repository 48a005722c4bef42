#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Colours from other spaces (CSS Color 4, 7 to 10; the matrices are the ones published there).
extension CSSColor {
  typealias Vector = (Double, Double, Double)
  typealias Matrix = (Vector, Vector, Vector)

  /// Makes a colour of light, channel by channel.
  init(linear light: Vector, alpha: Double) {
    self.init(
      Self.encoded(light.0), Self.encoded(light.1), Self.encoded(light.2), alpha: alpha)
  }

  /// Makes a colour by hue in degrees, saturation and lightness from 0 to 1 (CSS Color 4, 7.1).
  init(hue: Double, saturation: Double, lightness: Double, alpha: Double) {
    let turn = Self.positive(hue) / 30
    let saturation = max(saturation, 0)
    func channel(_ offset: Double) -> Double {
      let k = (offset + turn).truncatingRemainder(dividingBy: 12)
      let a = saturation * min(lightness, 1 - lightness)
      return lightness - a * max(-1, min(k - 3, 9 - k, 1))
    }
    self.init(channel(0), channel(8), channel(4), alpha: alpha)
  }

  /// Makes a colour by hue in degrees, whiteness and blackness from 0 to 1 (CSS Color 4, 8.1).
  init(hue: Double, whiteness: Double, blackness: Double, alpha: Double) {
    let sum = whiteness + blackness
    guard sum < 1 else {
      let grey = whiteness / sum
      self.init(grey, grey, grey, alpha: alpha)
      return
    }
    let pure = CSSColor(hue: hue, saturation: 1, lightness: 0.5, alpha: 1)
    func channel(_ value: Double) -> Double { value * (1 - sum) + whiteness }
    self.init(channel(pure.red), channel(pure.green), channel(pure.blue), alpha: alpha)
  }

  /// Makes a colour of CIE Lab with lightness from 0 to 100.
  init(labLightness lightness: Double, a: Double, b: Double, alpha: Double) {
    let (epsilon, kappa) = (216.0 / 24389, 24389.0 / 27)
    let y = (lightness + 16) / 116
    let x = a / 500 + y
    let z = y - b / 200
    func cubed(_ value: Double) -> Double {
      let cube = value * value * value
      return cube > epsilon ? cube : (116 * value - 16) / kappa
    }
    let white: Vector = (0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585)
    let height = lightness > kappa * epsilon ? y * y * y : lightness / kappa
    self.init(
      xyzD50: (cubed(x) * white.0, height * white.1, cubed(z) * white.2), alpha: alpha)
  }

  /// Makes a colour of Oklab with lightness from 0 to 1.
  init(okLightness lightness: Double, a: Double, b: Double, alpha: Double) {
    let l = lightness + 0.3963377774 * a + 0.2158037573 * b
    let m = lightness - 0.1055613458 * a - 0.0638541728 * b
    let s = lightness - 0.0894841775 * a - 1.2914855480 * b
    let cubes: Vector = (l * l * l, m * m * m, s * s * s)
    self.init(linear: Self.product(Self.okConesToRGB, cubes), alpha: alpha)
  }

  init(xyzD65 xyz: Vector, alpha: Double) {
    self.init(linear: Self.product(Self.xyzToRGB, xyz), alpha: alpha)
  }

  init(xyzD50 xyz: Vector, alpha: Double) {
    self.init(xyzD65: Self.product(Self.d50ToD65, xyz), alpha: alpha)
  }

  /// Makes the colour that `color(space …)` writes; `nil` for a space that CSS does not know.
  init?(space: String, _ values: Vector, alpha: Double) {
    func mapped(_ body: (Double) -> Double) -> Vector {
      (body(values.0), body(values.1), body(values.2))
    }
    func power(_ exponent: Double) -> Vector {
      mapped { $0 < 0 ? -pow(-$0, exponent) : pow($0, exponent) }
    }
    switch space {
    case "srgb": self.init(values.0, values.1, values.2, alpha: alpha)
    case "srgb-linear": self.init(linear: values, alpha: alpha)
    case "display-p3":
      self.init(xyzD65: Self.product(Self.p3ToXYZ, mapped(Self.linear)), alpha: alpha)
    case "a98-rgb":
      self.init(xyzD65: Self.product(Self.a98ToXYZ, power(563.0 / 256)), alpha: alpha)
    case "prophoto-rgb":
      let light = mapped {
        abs($0) <= 16.0 / 512 ? $0 / 16 : $0 < 0 ? -pow(-$0, 1.8) : pow($0, 1.8)
      }
      self.init(xyzD50: Self.product(Self.proPhotoToXYZ, light), alpha: alpha)
    case "rec2020":
      self.init(xyzD65: Self.product(Self.rec2020ToXYZ, power(2.4)), alpha: alpha)
    case "xyz", "xyz-d65": self.init(xyzD65: values, alpha: alpha)
    case "xyz-d50": self.init(xyzD50: values, alpha: alpha)
    default: return nil
    }
  }

  /// The place of a hue and a chroma on the axes of Lab and Oklab.
  static func axes(chroma: Double, hue: Double) -> (a: Double, b: Double) {
    let angle = positive(hue) * Double.pi / 180
    let chroma = max(chroma, 0)
    return (chroma * cos(angle), chroma * sin(angle))
  }

  private static func positive(_ degrees: Double) -> Double {
    guard degrees.isFinite else { return 0 }
    let rest = degrees.truncatingRemainder(dividingBy: 360)
    return rest < 0 ? rest + 360 : rest
  }

  private static func product(_ matrix: Matrix, _ vector: Vector) -> Vector {
    func row(_ row: Vector) -> Double {
      row.0 * vector.0 + row.1 * vector.1 + row.2 * vector.2
    }
    return (row(matrix.0), row(matrix.1), row(matrix.2))
  }

  private static let xyzToRGB: Matrix = (
    (3.2409699419045226, -1.537383177570094, -0.4986107602930034),
    (-0.9692436362808796, 1.8759675015077202, 0.04155505740717559),
    (0.05563007969699366, -0.20397695888897652, 1.0569715142428786)
  )
  private static let d50ToD65: Matrix = (
    (0.9554734527042182, -0.023098536874261423, 0.0632593086610217),
    (-0.028369706963208136, 1.0099954580058226, 0.021041398966943008),
    (0.012314001688319899, -0.020507696433477912, 1.3303659366080753)
  )
  private static let okConesToRGB: Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010)
  )
  private static let p3ToXYZ: Matrix = (
    (0.4865709486482162, 0.26566769316909306, 0.1982172852343625),
    (0.2289745640697488, 0.6917385218365064, 0.079286914093745),
    (0, 0.04511338185890264, 1.043944368900976)
  )
  private static let a98ToXYZ: Matrix = (
    (0.5766690429101305, 0.1855582379065463, 0.1882286462349947),
    (0.29734497525053605, 0.6273635662554661, 0.07529145849399788),
    (0.02703136138641234, 0.07068885253582723, 0.9913375368376388)
  )
  private static let rec2020ToXYZ: Matrix = (
    (0.6369580483012914, 0.14461690358620832, 0.1688809751641721),
    (0.2627002120112671, 0.6779980715188708, 0.05930171646986196),
    (0, 0.028072693049087428, 1.060985057710791)
  )
  private static let proPhotoToXYZ: Matrix = (
    (0.7977604896723027, 0.13518583717574031, 0.0313493495815248),
    (0.2880711282292934, 0.7118432178101014, 0.00008565396060525902),
    (0, 0, 0.8251046025104601)
  )
}
