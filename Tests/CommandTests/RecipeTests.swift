import Foundation
import Testing
import Yams

/// One plan on many machines: chunks of it, and the recipes for GNU parallel, Slurm and Kubernetes, run for real where their tools are.
@Suite("Recipes") struct RecipeTests {
    /// Of each recipe's trial; more by hand.
    private static let count = ProcessInfo.processInfo.environment["VARAQ_EDITIONS"].flatMap { Int($0) } ?? 40

    private static func has(_ tools: String...) -> Bool {
        tools.allSatisfy { tool in
            ["/usr/bin", "/bin", "/usr/sbin", "/usr/local/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
        }
    }

    private static let isRoot = getuid() == 0

    // MARK: Chunks

    @Test func `a chunk ends with the code that asks for most, and what is done stays`() throws {
        let federation = try Federation(13), plan = federation.plan
        for (index, code, results) in [("0-1", 0, 2), ("6-8", 65, 5), ("6-11", 75, 8), ("12-99", 0, 9), ("12", 0, 9)] as [(String, Int32, Int)] {
            let run = try federation.varaq("batch", "--job", plan, "--index", index, "--jobs", "2", "--quiet")
            let made = try FileManager.default.contentsOfDirectory(atPath: federation.home + "/Out/.varaq-jobs").count
            #expect(run.code == code && made == results, "\(index): \(run.code), \(made) results, \(run.complaints)")
        }
    }

    @Test func `an index that means nothing is refused`() throws {
        let federation = try Federation(13)
        for (index, code, complaint) in [("13", 65, "no job 13: it has those from 0 to 12"), ("13-20", 65, "no job 13")] as [(String, Int32, String)] {
            let run = try federation.varaq("batch", "--job", federation.plan, "--index", index)
            #expect(run.code == code && run.complaints.contains(complaint), "\(run.code) \(run.complaints)")
        }
        for index in ["5-4", "-1", "1-2-3", "a", "", "0-", "+1", "0-99999999999999999999"] {
            let run = try federation.varaq("batch", "--job", federation.plan, "--index=\(index)")
            #expect(run.code == 64 && run.complaints.contains("--index"), "\(index): \(run.code) \(run.complaints)")
        }
    }

    // MARK: GNU parallel

    @Test(.enabled(if: has("parallel"), "GNU parallel is not installed"))
    func `GNU parallel sets all, and again only what may come right`() throws {
        let federation = try Federation(Self.count)
        let run = try federation.recipe([Federation.script("Recipes/parallel.sh"), "plan.jsonl", "--pause", "0"])
        #expect(run.code == Federation.worst, "\(run.complaints)")
        try federation.expectTheRightLedger()
        #expect(federation.starts == federation.expectedStarts(chunk: 1))
        let second = try String(contentsOfFile: federation.plan + "-round-2.joblog", encoding: .utf8).split(separator: "\n")
        #expect(second.count == 2 && second.last?.contains("--index 11-11 ") == true, "\(second)")
        #expect(!FileManager.default.fileExists(atPath: federation.plan + "-round-3.joblog"))
    }

    @Test(.enabled(if: has("parallel"), "GNU parallel is not installed"), .enabled(if: has("sshd", "ssh") && isRoot, "there is no ssh server to start"))
    func `GNU parallel sets chunks over ssh`() throws {
        let federation = try Federation(Self.count), cluster = federation.cluster()
        let run = try federation.recipe([Federation.script("Tests/Clusters/loopback-sshd"), cluster, Federation.script("Recipes/parallel.sh"),
                                         "plan.jsonl", "--ssh", "1/one,1/two", "--chunk", "6", "--pause", "0"],
                                        environment: ["PARALLEL_SSH": "ssh -F \(cluster)/config"])
        #expect(run.code == Federation.worst, "\(run.complaints)")
        try federation.expectTheRightLedger()
        #expect(federation.starts == federation.expectedStarts(chunk: 6))
        let log = try String(contentsOfFile: federation.plan + "-round-1.joblog", encoding: .utf8)
        #expect(log.contains("\tone\t") && log.contains("\ttwo\t"), "\(log)")
    }

    @Test(.enabled(if: has("parallel"), "GNU parallel is not installed"))
    func `what never comes right is tried three times and then told`() throws {
        let federation = try Federation(13), never = federation.home + "/Out/note-г12.pdf"
        try FileManager.default.createDirectory(atPath: never + "/full", withIntermediateDirectories: true)
        let run = try federation.recipe([Federation.script("Recipes/parallel.sh"), "plan.jsonl", "--pause", "0", "--chunk", "5"])
        #expect(run.code == Federation.worst && run.text.contains("note-г12  failed (73)"), "\(run.code) \(run.text) \(run.complaints)")
        #expect(federation.starts == ["0-4": 1, "5-9": 1, "10-14": 3, "merge": 1])
    }

    @Test func `wrong usage of the scripts is refused`() throws {
        let federation = try Federation(13)
        let wrong = [[], ["none.jsonl"], ["plan.jsonl", "--chunk", "0"], ["plan.jsonl", "--chunk"], ["plan.jsonl", "--colour"]]
        for (name, arguments) in wrong.flatMap({ [("parallel", $0), ("slurm-submit", $0)] }) + [("parallel", ["plan.jsonl", "--rounds", "x"])] {
            let run = try federation.recipe([Federation.script("Recipes/\(name).sh")] + arguments)
            #expect(run.code == 64 && run.complaints.hasPrefix("\(name): ") && run.output.isEmpty, "\(arguments): \(run.code) \(run.complaints)")
        }
    }

    // MARK: Slurm

    @Test(.enabled(if: has("slurmctld", "slurmd", "sbatch", "munged"), "Slurm is not installed"), .enabled(if: isRoot, "only root starts a Slurm"))
    func `a Slurm array sets all, and again only what may come right`() throws {
        let federation = try Federation(Self.count), cluster = federation.cluster(), chunk = Self.count / 10
        let run = try federation.recipe([Federation.script("Tests/Clusters/one-node-slurm"), cluster, Federation.script("Recipes/slurm-submit.sh"),
                                         "plan.jsonl", "--wait", "--chunk", "\(chunk)"])
        #expect(run.code == Federation.worst, "\(run.code) \(run.text) \(run.complaints)")
        try federation.expectTheRightLedger()
        #expect(federation.starts == federation.expectedStarts(chunk: chunk))
        let log = try String(contentsOfFile: cluster + "/jobs.log", encoding: .utf8).split(separator: "\n")
        let array = log.filter { $0.contains("Name=varaq ") && !$0.contains("JobState=PENDING") }
        #expect(array.count { $0.contains("JobState=FAILED") } == 2 && array.count { $0.contains("JobState=COMPLETED") } == 9, "\(log)")
        #expect(log.count { $0.contains("JobState=PENDING") } == 1, "one task is put into the queue again: \(log)")
    }

    // MARK: Kubernetes

    @Test func `the Kubernetes manifest is sound, and its commands set all`() throws {
        let text = try String(contentsOf: Run.checkout.appending(path: "Recipes/kubernetes.yaml"), encoding: .utf8)
        let jobs = try Yams.load_all(yaml: text).map { try Manifest($0) }
        #expect(jobs.map(\.name) == ["varaq-set", "varaq-merge"] && jobs.allSatisfy { $0.policy == "Never" })
        #expect(jobs[0].mode == "Indexed" && jobs[0].rules == ["FailIndex": [65], "Count": [75]])
        #expect(jobs[1].isSuspended)
        let federation = try Federation(27), path = "\(federation.home):/usr/bin:/bin"
        for (index, codes) in [(0, [75, 65]), (1, [0])] as [(Int, [Int32])] {
            for code in codes {
                let run = try federation.recipe(jobs[0].command, environment: jobs[0].environment.merging(
                    ["PATH": path, "VARAQ_PLAN": federation.plan, "JOB_COMPLETION_INDEX": "\(index)"]) { $1 })
                #expect(run.code == code, "\(index): \(run.code) \(run.complaints)")
            }
        }
        let merge = try federation.recipe(jobs[1].command, environment: ["PATH": path, "VARAQ_PLAN": federation.plan])
        #expect(merge.code == Federation.worst, "\(merge.complaints)")
        try federation.expectTheRightLedger()
    }

    /// What of a Job the trial looks at.
    private struct Manifest {
        var name: String
        var mode: String?
        var isSuspended: Bool
        var policy: String?
        var command: [String]
        var environment: [String: String]
        /// Exit codes by what they bring about.
        var rules: [String: [Int]]

        init(_ document: Any) throws {
            let job = try #require(document as? [String: Any]), spec = try #require(job["spec"] as? [String: Any])
            #expect(job["apiVersion"] as? String == "batch/v1" && job["kind"] as? String == "Job")
            name = try #require((job["metadata"] as? [String: Any])?["name"] as? String)
            (mode, isSuspended) = (spec["completionMode"] as? String, spec["suspend"] as? Bool ?? false)
            let pod = try #require((spec["template"] as? [String: Any])?["spec"] as? [String: Any])
            let container = try #require((pod["containers"] as? [[String: Any]])?.first)
            policy = pod["restartPolicy"] as? String
            command = try #require(container["command"] as? [String])
            let variables = try #require(container["env"] as? [[String: String]])
            environment = variables.reduce(into: [:]) { $0[$1["name"] ?? ""] = $1["value"] }
            let policies = (spec["podFailurePolicy"] as? [String: Any])?["rules"] as? [[String: Any]] ?? []
            rules = policies.reduce(into: [:]) { rules, rule in
                guard let codes = rule["onExitCodes"] as? [String: Any], codes["containerName"] as? String == container["name"] as? String else { return }
                rules[rule["action"] as? String ?? ""] = codes["values"] as? [Int]
            }
        }
    }
}
