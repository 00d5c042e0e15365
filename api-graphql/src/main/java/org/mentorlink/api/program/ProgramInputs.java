package org.mentorlink.api.program;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.ConsentPurpose;
import org.mentorlink.program.Blackout;
import org.mentorlink.program.PlanCommand.Draft;
import org.mentorlink.program.ProgramCommand.AddBlackout;
import org.mentorlink.program.ProgramCommand.ChangeProgram;
import org.mentorlink.program.ProgramCommand.CreateProgram;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramProfile;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.StepKind;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.TimeSlot;

/** The inputs about programs and onboarding, and the commands they stand for. */
final class ProgramInputs {

    private ProgramInputs() {}

    record CreateProgramInput(
            String name,
            ProgramKind kind,
            @Nullable String description,
            @Nullable Boolean backgroundCheckRequired,
            @Nullable Boolean selfEnrolment) {

        CreateProgram command(ProgramId programId) {
            return new CreateProgram(
                    programId,
                    new ProgramProfile(
                            name,
                            kind,
                            description,
                            Boolean.TRUE.equals(backgroundCheckRequired),
                            Boolean.TRUE.equals(selfEnrolment)));
        }
    }

    record ChangeProgramInput(
            String programId,
            @Nullable String name,
            @Nullable String description,
            @Nullable Boolean backgroundCheckRequired,
            @Nullable Boolean selfEnrolment) {

        ChangeProgram command(ProgramView program) {
            return new ChangeProgram(
                    new ProgramId(program.id()),
                    Objects.requireNonNullElse(name, program.name()),
                    description == null ? program.description() : description,
                    Objects.requireNonNullElse(backgroundCheckRequired, program.backgroundCheckRequired()),
                    Objects.requireNonNullElse(selfEnrolment, program.selfEnrolment()));
        }
    }

    record CloseProgramInput(String programId) {}

    record AddProgramBlackoutInput(String programId, String name, Instant from, Instant to) {

        AddBlackout command() {
            if (!from.isBefore(to)) {
                throw Refused.because("INVALID_PERIOD", "A blackout ends after it begins.", "input", "to");
            }
            return new AddBlackout(
                    new ProgramId(programId), new Blackout(Ids.random("blk_"), name, new TimeSlot(from, to)));
        }
    }

    record RemoveProgramBlackoutInput(String programId, String blackoutId) {}

    record ProgramAdminInput(String programId, String memberId) {}

    record EnrolmentInput(
            String programId,
            @Nullable String memberId,
            ProgramRole role,
            @Nullable String reason) {}

    record OnboardingStepInput(
            @Nullable String key,
            StepKind kind,
            String title,
            @Nullable String body,
            @Nullable String url,
            @Nullable Boolean required,
            @Nullable String documentKind,
            @Nullable ConsentPurpose purpose) {

        Draft draft() {
            return new Draft(key, kind, title, body, url, Boolean.TRUE.equals(required), documentKind, purpose);
        }
    }

    record ConfigureOnboardingInput(
            ProgramRole role,
            @Nullable String programId,
            List<OnboardingStepInput> steps,
            @Nullable Integer expectedVersion) {}

    record CompleteOnboardingStepInput(
            ProgramRole role,
            @Nullable String programId,
            String step,
            @Nullable String answer,
            @Nullable Integer textVersion) {}

    record ReviewOnboardingStepInput(
            String memberId,
            ProgramRole role,
            @Nullable String programId,
            String step,
            boolean passed,
            @Nullable String reason) {}

    record RecordConsentInput(ConsentPurpose purpose, String version) {}

    record WithdrawConsentInput(ConsentPurpose purpose) {}
}
