/// Entries of lists of references as documents of their own.
enum ReferenceExamples {
  static let positive = [
    "⟦reference|Halloran, P. J., & Oyelaran, T. (2014). Shafts and ladders in deep mines. Journal of Mine Safety, 12(3), 45–67.⟧",
    "⟦reference|Petty M, Brüning K. Dust in coal yards. Occup Med. 2009;14:201-9.⟧",
    "[4] ⟦reference|T. Oyelaran, “Lamps underground,” Mining Review, vol. 7, no. 2, pp. 11–19, 1998.⟧",
    "⟦reference|Tambunan, Rosa. Orang tambang. Jakarta: Pustaka Ladang, 2006.⟧",
  ]

  /// Sentences, though they name people, years and numbers.
  static let negative = [
    "In 2014, P. Halloran counted 45 shafts and 67 ladders.",
    "Oyelaran and Petty (2009) found 12 cases in 45 mines.",
    "The court heard Mr Tambunan on 4 May 2006 and again in 2007.",
  ]
}
