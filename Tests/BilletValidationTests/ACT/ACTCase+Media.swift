import BilletCore

/// Sound, film, and what moves.
extension ACTCase {
  static let media: [ACTCase] = [
    .passed("80f0bf", "no-autoplay-audio", #"<audio src="a.mp3" autoplay controls></audio>"#),
    .passed("aaa1bf", "no-autoplay-audio", #"<audio src="a.mp3#t=8,10" autoplay></audio>"#),
    .passed(
      "aaa1bf", "no-autoplay-audio",
      #"<video autoplay controls><source src="a.mp4"><track kind="captions" src="a.vtt"></video>"#),
    .failed("aaa1bf", "no-autoplay-audio", #"<audio src="a.mp3" autoplay></audio>"#),
    .failed("4c31df", "no-autoplay-audio", #"<audio autoplay><source src="a.mp3"></audio>"#),
    .failed("aaa1bf", "no-autoplay-audio", #"<audio src="a.mp3#t=8,20" autoplay></audio>"#),
    .cantTell("aaa1bf", "no-autoplay-audio", #"<video src="a.mp4" autoplay></video>"#),
    .inapplicable("80f0bf", "no-autoplay-audio", #"<audio src="a.mp3" controls></audio>"#),
    .inapplicable("80f0bf", "no-autoplay-audio", #"<video src="a.mp4" autoplay muted></video>"#),
    .inapplicable("80f0bf", "no-autoplay-audio", #"<audio autoplay></audio>"#),

    .passed(
      "eac66b", "video-caption",
      #"<video src="a.mp4" controls><track kind="captions" src="a.vtt"></video>"#),
    .cantTell("eac66b", "video-caption", #"<video src="a.mp4" controls></video>"#),
    .cantTell(
      "f51b46", "video-caption",
      #"<video src="a.mp4" controls><track kind="descriptions" src="a.vtt"></video>"#),
    .inapplicable(
      "eac66b", "video-caption", #"<video src="a.mp4" controls style="display:none"></video>"#),
    .inapplicable("eac66b", "video-caption", #"<audio src="a.mp3" controls></audio>"#),
    .cantTell("e7aa44", "audio-caption", #"<audio src="a.mp3" controls></audio>"#),
    .passed(
      "e7aa44", "audio-caption", #"<audio src="a.mp3" controls></audio><a href="/t">Transcript</a>"#
    ),
    .inapplicable("e7aa44", "audio-caption", #"<audio src="a.mp3"></audio>"#),
    .inapplicable("e7aa44", "audio-caption", #"<video src="a.mp4" controls></video>"#),

    .failed("efbfc7", "motion-marquee", "<marquee>Lamps</marquee>"),
    .passed("efbfc7", "motion-marquee", "<p>Lamps</p>"),
    .failed("efbfc7", "motion-blink", "<blink>Lamps</blink>"),
    .passed("efbfc7", "motion-blink", "<p>Lamps</p>"),
  ]
}
