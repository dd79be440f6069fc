/// The small vocabulary of what facts say of their subjects.
public enum FactProperty: String, CaseIterable, Sendable {
  /// When a law or treaty was made: the value is a date, the qualifier `adopted`, `signed` or `in_force`.
  case enactment
  /// A law or a state brings a treaty into force for itself: the value is the treaty.
  case ratification
  /// A law was changed or replaced: the value is the law that did it, or when.
  case amendment
  /// A law was taken out of force: the value is the law that did it, or when.
  case repeal
  /// A law carries out a law or treaty: the value is what it carries out.
  case implementation
  /// A law or treaty adds to another: the value is the one it adds to.
  case supplement
  /// What a law is about, by its title behind its number.
  case topic
  /// A body came to be: the value is when, or by which instrument.
  case establishment
  /// How many members a body has, or who they are.
  case membership
  /// What a body may or shall do.
  case mandate
  /// What a term means.
  case definition
  /// How many or how much of something there is.
  case quantity
  /// The same at several times: one figure of a table with its period.
  case series
  /// What a body is in charge of.
  case responsibility
  /// Whom a statement rests on.
  case citation
}
