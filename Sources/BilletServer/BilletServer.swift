import BilletKit
import Hummingbird
