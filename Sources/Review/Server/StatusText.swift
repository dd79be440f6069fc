/// What a status means, in words that are the same whatever was asked.
enum StatusText {
  static func of(_ status: Int) -> String {
    switch status {
    case 400: "The request cannot be understood."
    case 403: "This request did not come from a page of this server. Load the page again and repeat it."
    case 404: "There is no such page."
    case 405: "This page cannot be asked for in this way."
    case 408: "The request took too long to arrive."
    case 413: "The request is too large."
    case 421: "This server answers under the names of this machine alone."
    case 431: "The request's header is too large."
    default: "The request could not be answered."
    }
  }
}
