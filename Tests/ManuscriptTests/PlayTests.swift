import Testing
@testable import Manuscript
@Test func play() {
  let r = readArticle("""
  \u{FEFF}---
  title: «سلام»
  titel: x
  subtitle: "a \\" b"
  kicker: >
    one
    two
  ---
  # Сверху **жирно**

  **«گفت»**که و که**«گفت»** و 2*3*4 و `a*«b` [x **«y»**z](http://e.org/a*b "t") <https://a.b/c*«d> &laquo;q&raquo; \\*z

  ۱. الف
  ۲. ب
     ادامه

     - درون
  ۳) ج

  متن
  ۲. هنوز متن

  ::: notice
  Внимание

  ::: verse
  a
  b
  :::
  :::

  <!-- c
  ::: qa
  -->
      ::: code
      ۱. code **«x»**y

  x <!-- z --> y <b>z</b> <?php *a* ?>

  <div>
  ::: x
  </div>

  > lazy
  quote
  -   item

      para
  ```
  fen*ced
  ```
  ref [link], ![alt *x*](u) **bad **. line\\
  next  
  last
  
  [link]: http://x.y
  ##### five
  """)
  print(r.result!.dump()); print(r.faults.joined(separator: "\n"))
}
