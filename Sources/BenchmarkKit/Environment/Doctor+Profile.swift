// The doctor on what the kernel that chooses goes by.

extension Doctor {
  static func profile(_ profile: ProfileFacts) -> Finding {
    let (remedy, command) = ("measure this machine", "relubench tune")
    switch profile.state {
    case .applied:
      return Finding(
        .fine, subject: "profile", title: "auto goes by the profile \(profile.path ?? "")",
        effect: "it chooses what was measured to be best here")
    case .none:
      return Finding(
        .advice, subject: "profile", title: "auto goes by cache sizes: there is no profile",
        effect: "where one kernel gives way to the next it may choose the slower one",
        remedy: remedy, command: command)
    case .ignored:
      return Finding(
        .problem, subject: "profile", title: "the profile \(profile.path ?? "") is ignored",
        effect: "\(profile.reason ?? "it cannot be used"); auto goes by cache sizes",
        remedy: remedy, command: command)
    }
  }
}
