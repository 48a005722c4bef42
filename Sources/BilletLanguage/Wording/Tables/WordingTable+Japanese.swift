// Made by `make wording` from the files in Wording; change those.
// swift-format-ignore-file

extension WordingTable {
  static let japanese = WordingTable(
    #"""
    00000100000000200100100000100000000100000000200000j00000000000000000j000000000000000000000
    000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
    000000000000000000000000000000000000000000000000000000000000000000099000002000001003000000
    000000001004000000001002001001005000000000000002006007000000001002001001008000000001009000
    00300600700:00000000100200200100;00100900000000000100700000000200200300100<000000000000001
    00=00000000300200400100>00000000000000000000000400200500100?00000000000000000000400100200@
    00A00500200600100B00000000000000000000500100200@00A00C00600200700100D00100E00000000000100F
    00000000600200700100G00000000000000100F00000000700200800100H000000000000001007000000007002
    00800100800000000100I00000100700100900000800200900100J00000100E00000000000100K000008002009
    00200L00E00000000100M00000000100K00000800200900200N00000000100E00000000000100K00000800200:
    00200O00P00000000000000000000000800200:00200Q00R00100S00100P00000000000000000800200:00100T
    00100P00000000000000000000900300;00200U00E00000000000000000100700000900300;00300U00S00V000
    00000000000000100700000900200<00200U00S00000000000000100700000000900300=00300W00S00X000000
    00000000000100700000900300=00300W00V00S00100E00000000000000100700000900300>00100Y00100E000
    00000000000100700000900300?00200Z00V00100E00000000000000100700000900300@00100[00100U000000
    00000000100700000900300@00100[00100W00000000000000100700000900200A00100[000000000000000000
    00000900300B00100\00100U00000000000000100700000900300C00100\00100W00000000000000100700000:
    00200D00100]00000000000000300K00^00700000000:00200E00100_00100E00000000000100K00000000:002
    00F00100`00100E00000000000000100K00000;00000G00100E00000000000000100F00000000<00200H00100a
    00000000000000000000000<00200I00100b00100S00000000000000000000<00200H00100c00100E000000000
    00000000000=00200J00100d00000000000000000000000=00200K00100e00000000000000000000000=00200L
    00100f00000000000000000000000>00200M00100g00000000000000000000400100200@00A00?00200N00100h
    00000000000000100i000000
    """#,
    rules: [
      #"cancel-request"#,
      #"feedback-pressure"#,
      #"marketing"#,
      #"opt-out"#,
      #"order-confirmation"#,
      #"order-total"#,
      #"repeat-request"#,
      #"review-change"#,
      #"review-gating"#,
      #"review-incentive"#,
      #"review-positive"#,
      #"review-request"#,
      #"review-steering"#,
      #"sensitive-content"#,
      #"shipping-confirmation"#,
      #"thanks-only"#,
    ],
    phrases: [
      #"asks the buyer to cancel"#,
      #"asks for a change of seller feedback"#,
      #"presses the buyer with what feedback may do to the seller"#,
      #"advertises"#,
      #"tells the buyer how to stop messages"#,
      #"confirms an order"#,
      #"is the sum of a list of what was bought, which only an order confirmation needs"#,
      #"reminds the buyer of a request that was made before"#,
      #"asks for a change or removal of a review"#,
      #"asks only satisfied buyers for a review"#,
      #"leads unhappy buyers away from a review"#,
      #"ties a benefit to a review"#,
      #"names a benefit and a review together"#,
      #"ties a refund to a review"#,
      #"offers a benefit beside a request for a review"#,
      #"offers a refund beside a request for a review"#,
      #"asks for proof of a review in return for a benefit"#,
      #"asks for proof of a review, as sellers do who pay for it"#,
      #"ties a benefit to the change of a review"#,
      #"ties a refund to the change of a review"#,
      #"asks for a positive review"#,
      #"shows stars beside a request for a review"#,
      #"appeals to the buyer's sympathy beside a request for a review"#,
      #"asks for a review"#,
      #"tells the buyer what to write in a review"#,
      #"gives the buyer the text of a review"#,
      #"holds offensive wording"#,
      #"holds adult wording"#,
      #"holds violent wording"#,
      #"confirms a shipment"#,
      #"and the rest of the message say only thanks or offer help"#,
    ],
    suggestions: [
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
      #""#,
    ])
}
