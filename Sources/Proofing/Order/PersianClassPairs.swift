/// Which class of word follows which in Persian: by the grammar, and weighed against counts of classes in
/// the program's own articles. What a line does not name is 0.
enum PersianClassPairs {
    static let table = """
        preposition preposition -0.9 conjunction -3.3 that -3 clause -1.8 ra -2.1 determiner 1.2 pronoun 0.8 modal -3 number \
            0.5 month 0.6 period 0.7 noun 0.7 bound 1.1 indefinite 0.6 name 1.1 adjective -0.3 adverb -0.7 verb -1.6 \
            participle -1.1 infinitive 0.9 ending -4 torn -2.5 stop -3.1 comma -4 open -0.9 close -4 other -0.2
        conjunction preposition 0.4 conjunction -2.8 that -1.4 clause 0.2 ra -4 determiner 0.7 pronoun 0.6 modal 0.2 number \
            0.2 month -0.1 period 0.1 noun 0.3 bound 0.6 indefinite 0.4 name 0.2 adjective 0.4 adverb 0.5 verb -0.9 \
            participle -0.3 infinitive 0.2 ending -4 torn -2.5 stop -5 comma -3.1 open -0.2 close -4 other -0.1
        that preposition 0.7 conjunction -3 that -4 clause 0.2 ra -4 determiner 0.8 pronoun 0.7 modal 0.4 number 0.3 month \
            -0.1 period 0.3 noun 0.3 bound 0.3 indefinite 0.3 name 0.3 adjective -0.1 adverb 0.7 verb -0.2 participle -0.8 \
            ending -4 torn -2.5 stop -5 comma -2.1 open -0.1 close -3 other -0.1
        clause preposition 0.4 conjunction -3 that 0.6 clause 0.1 ra -4 determiner 0.5 pronoun 0.7 modal 0.2 number 0.5 \
            month 0.1 noun 0.4 bound 0.5 indefinite 0.1 name 0.4 adjective 0.1 adverb 0.3 verb -0.8 participle 0.1 \
            infinitive 0.1 ending -4 torn -2.5 stop -2.4 comma -1 open -0.1 close -2.1 other -0.1
        ra preposition 0.9 conjunction -1.6 that 0.2 clause -0.8 ra -5 determiner -0.3 pronoun -0.6 modal 0.4 number -0.7 \
            month -0.1 period -0.5 noun -0.4 bound -0.8 indefinite -0.3 name -1 adjective 0.3 adverb 0.9 verb 0.4 participle \
            0.7 infinitive -1.6 ending -4 torn -2.5 stop -3 comma -1.3 open -0.1 close -1.6 other -0.1
        determiner preposition -1.1 conjunction -2.8 that -0.6 clause -1.6 ra -0.3 determiner -0.1 pronoun -0.1 modal -0.8 \
            number 0.5 month 0.1 period 1.2 noun 1 bound 1 indefinite 0.7 name -0.7 adverb -1 verb -0.6 participle -1.6 \
            infinitive 0.1 torn -2.5 stop -3 comma -2.5 open -0.2 close -1.5
        pronoun preposition 0.4 conjunction 0.1 that 0.4 clause -0.4 ra 1.1 determiner -0.6 pronoun -0.2 modal 0.5 number \
            -0.2 month -0.1 period -0.1 noun -0.7 bound -0.5 name -0.4 adjective 0.1 verb 0.7 participle 0.1 infinitive -0.6 \
            ending -0.8 torn -2.5 stop -0.8 comma 0.1 open -0.1 close 0.1
        modal preposition 0.5 conjunction -1.5 ra -2 determiner 0.4 pronoun 0.3 noun 0.2 bound 0.2 adjective 0.2 adverb 0.4 \
            verb 0.9 ending -3 torn -2.5 stop -2.1 comma -0.6 close -2
        number preposition -0.6 conjunction -0.3 that -0.4 clause 0.2 ra -0.9 determiner -1.2 pronoun -1 number -0.7 month \
            1.4 period 1.3 noun 0.9 bound 0.4 indefinite 0.1 name -0.1 adjective -0.2 adverb -0.6 verb -1.1 infinitive -1.6 \
            torn -2.5 stop -0.1 comma 0.1 open 0.1 close 0.4 other 0.1
        month preposition 0.2 conjunction 0.3 that -0.1 clause 0.3 ra -0.6 pronoun -0.1 number 0.9 noun -0.4 adjective -0.1 \
            verb -0.5 participle 0.1 ending -2 torn -2.5 stop -0.8 comma 0.5 open 0.2 close 0.2
        period preposition 0.2 conjunction 0.3 determiner 0.1 pronoun 0.1 number 1.7 month 1.5 indefinite -0.1 adjective 0.5 \
            adverb 0.3 verb -0.5 ending 0.8 torn -2.5 stop -1 comma 0.4
        noun conjunction -0.2 that -0.5 clause -0.6 ra 1 determiner -0.6 pronoun 0.1 number -0.1 month -0.5 period -0.3 noun \
            -0.3 bound -0.4 name 0.1 adjective 0.4 adverb 0.2 verb 0.5 participle 0.4 ending 1 torn -2.5 stop -1 comma -0.3 \
            open -0.3
        bound preposition -0.5 conjunction -1.8 that -1.7 clause -2.6 ra -2.2 determiner 0.5 pronoun 0.7 modal -2 number 0.3 \
            period 0.1 noun 0.4 bound 0.5 indefinite 0.5 name 0.7 adjective 0.9 adverb -0.4 verb -1.5 participle 0.3 \
            infinitive 0.3 ending -1 torn -2.5 stop -2.3 comma -2.1 open 0.2 close -3 other 0.1
        indefinite preposition 0.5 conjunction -0.1 that 1.4 clause -0.1 ra 0.8 determiner -0.7 pronoun -0.4 number -0.1 \
            month -0.1 period -0.1 noun -0.4 bound -0.4 name -0.6 adjective 0.5 adverb -0.1 verb 0.1 participle -0.1 \
            infinitive -0.1 ending -0.8 torn -2.5 stop -1.3 close -0.1 other -0.1
        name conjunction 0.5 that 0.2 clause -0.3 ra 0.6 determiner -0.6 pronoun -1 number -0.3 month -0.1 period -0.1 noun \
            -0.5 bound -0.3 indefinite 0.1 name 0.1 adjective 0.3 adverb -0.2 verb -0.1 participle 0.1 ending -0.5 torn -2.5 \
            stop 0.1 comma 0.9 open -0.2 close 0.2 other -0.1
        adjective conjunction -0.1 that 0.3 clause -0.5 ra 0.5 determiner -0.5 pronoun 0.1 number -0.7 month -0.3 period \
            -0.2 noun -0.5 bound -0.3 indefinite -0.2 name -0.3 adjective -0.1 adverb -0.1 verb 1 participle 0.3 infinitive \
            0.1 ending 0.4 torn -2.5 stop -0.5 open -0.2 other -0.2
        adverb preposition 0.6 conjunction -1.1 that -0.1 clause -0.2 ra -3 determiner 0.3 modal 0.3 number 0.3 month -0.1 \
            period -0.1 noun -0.1 bound 0.1 indefinite -0.2 adjective 0.2 adverb 0.2 verb 0.5 participle 0.3 ending -3 torn \
            -2.5 stop -1.6 comma -0.4 close -0.8 other -0.1
        verb preposition -0.9 conjunction 1.5 that 1.2 clause 0.1 ra -3.3 determiner -1.8 pronoun -1.1 modal -1.3 number \
            -2.3 month -0.4 period -1.5 noun -1.9 bound -2 indefinite -2.1 name -1.4 adjective -1.9 adverb -1.2 verb -1.7 \
            participle -1.5 infinitive -1.8 ending -2 torn -2.5 stop 1.7 comma 1.3 open -0.1 close 0.1 other -0.3
        participle preposition -0.5 conjunction 0.6 that -0.5 clause -1 ra -0.3 determiner -1.4 pronoun -0.7 number 0.2 \
            month -0.1 noun -1.2 bound -1.2 indefinite -1 name -0.1 adjective -0.5 verb 1.1 infinitive -0.1 ending 1.2 torn \
            -2.5 stop -0.4 comma 0.4 open -0.1 other -0.1
        infinitive preposition 0.2 conjunction 0.3 that -0.3 ra 0.4 determiner 0.4 pronoun 0.4 modal 0.2 number -0.1 noun \
            0.8 bound 0.8 indefinite -0.1 name 0.8 adjective 0.3 verb -0.5 torn -2.5 stop -0.9 comma 0.4
        future preposition -2 conjunction -3 that -3 clause -3 ra -3 determiner -2 pronoun -2 modal -2 number -2 noun -2 \
            bound -2 indefinite -2 name -2 adjective -2 adverb -2 verb -1 barePast 2.5 participle -1 infinitive -2 torn \
            -2.5 stop -4 comma -4 close -4
        prefix preposition -4 conjunction -4 that -4 clause -4 ra -4 determiner -4 pronoun -4 modal -2 number -4 month -4 \
            period -4 noun -4 bound -4 indefinite -4 name -4 adjective -4 adverb -4 verb 3.5 participle -4 infinitive -4 \
            ending -4 torn -2.5 stop -5 comma -5 open -4 close -5
        ending 
        torn 
        stop preposition 0.6 conjunction -1.1 that -2.2 clause 1 ra -4 determiner 0.5 pronoun 0.2 modal 0.4 number 0.5 \
            period 0.2 noun 0.4 bound 0.7 indefinite 0.1 name 0.5 adjective -0.3 adverb 0.2 verb -1.8 participle -0.9 ending \
            -4 torn -2.5 stop -3.1 comma -4 open 0.2 close 0.8 other 0.7
        comma preposition 0.6 that 0.2 clause 1.3 ra -2.9 determiner 0.6 pronoun 0.3 modal 0.2 number 0.4 month -0.1 period \
            -0.1 noun 0.1 bound 0.5 indefinite 0.2 name 0.1 adjective 0.1 adverb 0.3 verb -1.6 infinitive 0.1 ending -4 torn \
            -2.5 stop -4 comma -3 open 0.9 close -1.3 other -0.2
        open preposition -0.3 conjunction -1.7 that -0.1 clause -0.1 ra -3 determiner -0.1 number 0.2 noun 0.5 bound 0.1 \
            name 0.4 adjective 0.1 adverb 0.2 verb -1 participle -0.1 ending -4 torn -2.5 stop -0.9 comma -3 close -2 other \
            0.3
        close conjunction 0.3 that 0.1 clause 0.1 ra 0.3 pronoun -0.1 period 0.1 noun -0.4 indefinite -0.1 adjective -0.1 \
            adverb -0.1 verb 0.1 participle -0.1 ending -1.3 torn -2.5 stop 0.7 comma 0.7 open -0.2
        other preposition -0.4 conjunction -0.2 that -0.1 clause -0.1 ra -0.1 determiner -0.2 pronoun -0.1 number 0.6 noun \
            -0.4 indefinite -0.1 name -0.1 adjective -0.2 verb -0.1 participle -0.1 torn -2.5 stop 0.7 comma 0.1 close 0.2 \
            other 1.1
        """
}
